/** Reading of customers' texts: private data is masked, and every label has its reason. */
import type { TextReading } from './work-item.ts';

/** English, and a text that could be of any language. */
const COMMONEST = ['why is this not working, please help me', 'ok'];

export async function openTextReading(): Promise<TextReading> {
  const [{ createClassifiers }, { maskPrivateData }] = await Promise.all([
    import('../../classifiers/index.ts'),
    import('../../classifiers/facets/private-data.ts'),
  ]);
  const { classifyText } = createClassifiers();
  // Tables are compiled at the first post of a language: now, not while a person waits for the next turn.
  for (const text of COMMONEST) classifyText({ text, direction: 'inbound' });
  return {
    mask: maskPrivateData,
    reasons(text, lang) {
      const labels = classifyText({ text, direction: 'inbound', lang });
      return Object.entries(labels).flatMap(([facet, label]) => {
        const values = 'value' in label ? [label.value] : label.values;
        const { confidence, reason } = label;
        return facet === 'auto' ? [] : values.map((value) => ({ facet, value, confidence, reason }));
      });
    },
  };
}

/** Evaluations: measured on one version, they speak for its answers and for no others. */
import { expect, test } from 'vitest';
import { classifierKey, modelsOf, versionOf } from '../../../src/store/labels/classifiers.ts';
import { evaluationsOf, saveEvaluation, standingOf } from '../../../src/store/labels/evaluations.ts';
import { classify } from '../../helpers/labels.ts';
import { storeOf } from '../../helpers/store.ts';

const TOLD = `
  09:00 @ann: @acme where is my parcel?
  09:10 @bob: @acme thank you!`;

test('needs-reply rests on intent: measured with other intents, it says nothing of these', async () => {
  const store = await storeOf(TOLD);
  await classify(store);
  const held = store.db.prepare('SELECT versions FROM classifier').pluck().get() as string;
  const measured = (versions: string, source: string) =>
    saveEvaluation(store.db, {
      facet: 'needs-reply',
      classifier: classifierKey(store.db, versions),
      source,
      at: 0,
      confusion: {
        labels: ['false', 'true'],
        counts: [
          [1, 0],
          [0, 1],
        ],
      },
    });
  const sources = () => evaluationsOf(store.db, 'needs-reply').map(({ source }) => source);
  measured(held, 'first');
  measured(held.replace(/intent \S+,/, 'intent own-1,'), 'taught intents');
  measured(held.replace(/sentiment \S+,/, 'sentiment own-1,'), 'taught moods');
  expect(sources()).toEqual(['taught moods', 'first']);
  store.db
    .prepare('UPDATE post_label SET classifier = ? WHERE post = 1')
    .run(classifierKey(store.db, held.replace(/intent \S+,/, 'intent own-1,')));
  expect(sources()).toEqual([]);
  expect([standingOf(store.db, 'needs-reply'), standingOf(store.db, 'sentiment')]).toEqual(['several', 'own']);
  store.db
    .prepare('UPDATE post_label SET classifier = ?')
    .run(classifierKey(store.db, held.replace(/intent \S+,/, 'intent openai tiny,')));
  expect(standingOf(store.db, 'needs-reply')).toBe('model');
});

test('versions are read facet by facet, models named once', () => {
  const versions = 'language 1, sentiment openai tiny, intent openai a/b:7 c, topic 1+x, reply-act openai tiny';
  expect(versionOf(versions, 'intent')).toBe('openai a/b:7 c');
  expect(versionOf(versions, 'topic')).toBe('1+x');
  expect(versionOf(versions, 'urgency')).toBeUndefined();
  expect(modelsOf(versions)).toBe('openai tiny and openai a/b:7 c');
  expect(modelsOf('language 1, intent 2')).toBeUndefined();
});

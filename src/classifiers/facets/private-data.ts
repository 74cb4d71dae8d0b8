/** Private data in public: flags what a customer should not have posted, and masks it. */
import { PRIVATE_KINDS, type PrivateKind } from '../../domain/label.ts';
import { type Facet, type MultiLabel, type PostReading, valueIn } from '../classifier.ts';
import { withPlainSigns } from '../text/characters.ts';
import { findPrivateData } from './private-spans.ts';

export const privateDataFacet: Facet = {
  name: 'private-data',
  version: '3',
  classifier: 'rules+libphonenumber',
  direction: 'inbound',
  values: PRIVATE_KINDS,
  multiple: true,
  classify: classifyPrivateData,
};

const SHOWN_SPANS = 4;
const KEPT_DIGITS = 4;
const CONFIDENCE: Record<PrivateKind, number> = {
  card: 0.97,
  iban: 0.99,
  email: 0.97,
  phone: 0.9,
  account: 0.8,
  address: 0.75,
};

/** The text with every private span replaced by its kind in brackets; of cards and bank accounts the last four digits stay. */
export function maskPrivateData(text: string, language = 'und'): string {
  let masked = '';
  let from = 0;
  for (const { kind, start, end } of findPrivateData(text, language)) {
    masked += `${text.slice(from, start)}[${kind}${tailOf(kind, text.slice(start, end))}]`;
    from = end;
  }
  return masked + text.slice(from);
}

function tailOf(kind: PrivateKind, written: string): string {
  if (kind !== 'card' && kind !== 'iban') return '';
  return ` …${withPlainSigns(written)
    .replace(/[^0-9A-Za-z]/g, '')
    .slice(-KEPT_DIGITS)}`;
}

function classifyPrivateData(reading: PostReading): MultiLabel {
  const spans = findPrivateData(reading.text, valueIn(reading.labels, 'language'));
  if (spans.length === 0) return { values: [], confidence: 0.95, reason: 'no private number, mail or street' };
  const values = PRIVATE_KINDS.filter((kind) => spans.some((span) => span.kind === kind));
  const confidence = Math.min(...values.map((kind) => CONFIDENCE[kind]));
  const places = spans.slice(0, SHOWN_SPANS).map((span) => `${span.kind} at character ${span.start + 1}`);
  return { values, confidence, reason: places.join(' · ') };
}

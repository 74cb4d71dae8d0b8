/** Masking: customers under pseudonyms and private data hidden, wherever texts and names are printed. */
import type { Context } from '../context.ts';
import type { Picture } from '../domain/picture.ts';
import type { Report, Row } from '../domain/report.ts';
import type { Store } from '../store/open.ts';

export interface Mask {
  /** A handle or an id, without an @; those of brands as they are. */
  name(name: string): string;
  text(text: string, channel?: string): string;
  /** The id of a post. */
  post(id: string): string;
}

/** The flag of every command that masks. */
export interface MaskFlag {
  /** Left out: as the configuration says. */
  mask?: boolean;
}

/** What masks, where the flag or else the configuration asks for it. */
export async function maskFor(context: Context, store: Store, { mask }: MaskFlag): Promise<Mask | undefined> {
  const isMasked = mask ?? (await context.config()).privacy.value === 'masked';
  return isMasked ? openMask(store) : undefined;
}

/** The same for lists that work goes on from: ids of posts stay, so that one command can be asked about what another printed. */
export async function maskForWork(context: Context, store: Store, flags: MaskFlag): Promise<Mask | undefined> {
  const mask = await maskFor(context, store, flags);
  return mask && { ...mask, post: (id) => id };
}

async function openMask(store: Store): Promise<Mask> {
  const [{ maskPrivateData }, { withOtherHandles }, { openHiddenNames }] = await Promise.all([
    import('../classifiers/facets/private-data.ts'),
    import('../domain/pseudonym.ts'),
    import('../store/erasure/hidden-names.ts'),
  ]);
  const names = await openHiddenNames(store);
  return {
    name: (name) => names.pseudonym(name) ?? name,
    text: (text, channel = 'x') => withOtherHandles(maskPrivateData(text), channel, names.pseudonym),
    post: names.post,
  };
}

const NAME_KEYS = new Set(['customer', 'author', 'handle']);
/** What this program writes: of rows and pictures. */
const OWN_KEYS = new Set(['measure', 'sentence', 'title', 'label', 'note']);
const POST_KEYS = new Set(['asked_post', 'answer_post', 'post']);

/** Names of measures, such as ignored@24h, in which no handle stands. */
const MEASURES = /(\b[a-z][a-z\d-]*@(?:\d+[smhdw]|ever)\b)/;

/** A report whose filter, rows, notes and pictures name no customer. */
export function maskedReport(report: Report, mask: Mask): Report {
  /** Words of this program, which may hold names. */
  const words = (text: string) =>
    text
      .split(MEASURES)
      .map((part, at) => (at % 2 === 1 ? part : mask.text(part)))
      .join('');
  const value = (key: string, cell: unknown): unknown => {
    if (typeof cell === 'string') {
      if (OWN_KEYS.has(key)) return words(cell);
      if (NAME_KEYS.has(key)) return mask.name(cell.replace(/^@/, ''));
      return POST_KEYS.has(key) ? mask.post(cell) : mask.text(cell);
    }
    if (Array.isArray(cell)) return cell.map((each) => value(key, each));
    if (cell === null || typeof cell !== 'object') return cell;
    return Object.fromEntries(Object.entries(cell).map(([inner, each]) => [inner, value(inner, each)]));
  };
  return {
    ...report,
    filter: report.filter.map((words) => words.replace(/(?<=^customer ).+/, (name) => mask.name(name))),
    sections: report.sections.map((section) => ({
      ...section,
      rows: section.rows.map((row) => value('', row) as Row),
      ...(section.pictures && { pictures: section.pictures.map((picture) => value('', picture) as Picture) }),
      notes: section.notes.map(words),
    })),
  };
}

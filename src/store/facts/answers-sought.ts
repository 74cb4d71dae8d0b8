/** Time ranges in which the data show that a brand's own posts were searched for. */
import type { Database } from '../database.ts';
import { sameCase } from '../dialect.ts';

/** Unix seconds, both ends included. */
export interface AnswersSought {
  brandKey: number;
  channel: string;
  since: number;
  until: number;
  /** Known only from a person's --covers: there is no post of the brand. */
  atWord: boolean;
}

interface Part {
  brandKey: number;
  channel: string;
  since: number;
  until: number;
  /** Seconds; see coverage. */
  seam: number;
  /** 1 where the data show it. */
  sought: number;
  /** 1 where a person said what the part covers. */
  byPerson: number;
}

/** Longest part of an archive, in seconds, that may contain no post of the brand where its neighbours do: a quiet weekend. */
const QUIET_SECONDS = 3 * 86_400;

/**
 * Shown by a stream that was pulled with the brand's own posts, by a file that contains one of them, and by a file that a
 * person declared to contain them. Of adjoining parts, one that is short or was declared by a person counts with the rest.
 */
export async function listAnswersSought(db: Database): Promise<AnswersSought[]> {
  const parts = await db.read<Part>(
    `SELECT c.brand AS "brandKey", c.channel, c.since, c.until, c.seam, c.by_person AS "byPerson",
       c.source NOT LIKE 'import%' OR b.covers_replies = 1
         OR EXISTS (SELECT 1 FROM own_posts o WHERE o.batch = c.batch AND o.channel = c.channel AND o.brand = c.brand) AS sought
     FROM coverage c JOIN batch b ON b.key = c.batch WHERE c.gap = 0 AND c.kind = 'brand' AND c.brand IS NOT NULL
     ORDER BY c.brand, c.channel, c.since`,
  );
  return stretchesOf(parts).flatMap(soughtIn);
}

/** Names of the brands that an import mentions without any post of theirs, and without a person's statement about that. */
export async function brandsWithoutAnswers(db: Database, batch: number): Promise<string[]> {
  return db.readColumn<string>(
    `SELECT n.name FROM coverage c JOIN brand n ON n.key = c.brand JOIN batch b ON b.key = c.batch
     WHERE c.batch = :batch AND c.gap = 0 AND c.by_person = 0 AND b.covers_replies = 0
       AND NOT EXISTS (SELECT 1 FROM own_posts o WHERE o.batch = c.batch AND o.channel = c.channel AND o.brand = c.brand)
     GROUP BY n.name ORDER BY ${sameCase('n.name')}`,
    { batch },
  );
}

/** Parts of one brand and channel that overlap, touch, or leave a negligible gap. */
function stretchesOf(parts: readonly Part[]): Part[][] {
  const stretches: Part[][] = [];
  let end = 0;
  let seam = 1;
  for (const part of parts) {
    const stretch = stretches.at(-1);
    const [first] = stretch ?? [];
    const isSame = first?.brandKey === part.brandKey && first.channel === part.channel;
    if (stretch && isSame && part.since <= end + Math.max(seam, part.seam)) {
      stretch.push(part);
      end = Math.max(end, part.until);
      seam = Math.max(seam, part.seam);
    } else {
      stretches.push([part]);
      [end, seam] = [part.until, Math.max(1, part.seam)];
    }
  }
  return stretches;
}

function soughtIn(stretch: readonly Part[]): AnswersSought[] {
  const shown = stretch.some(({ sought }) => sought === 1);
  const shownByPerson = stretch.some(({ sought, byPerson }) => sought === 1 && byPerson === 1);
  const isShown = ({ sought, byPerson, since, until }: Part) =>
    sought === 1 || (byPerson === 1 && shownByPerson) || (shown && until - since <= QUIET_SECONDS);
  const parts = stretch.map((part) => ({ part, isShown: isShown(part) }));
  return [
    ...united(parts.filter((each) => each.isShown).map(({ part }) => part)).map((each) => ({ ...each, atWord: false })),
    ...united(parts.filter((each) => !each.isShown && each.part.byPerson === 1).map(({ part }) => part)).map(
      (each) => ({
        ...each,
        atWord: true,
      }),
    ),
  ];
}

/** @param parts of one stretch, in order */
function united(parts: readonly Part[]): Omit<AnswersSought, 'atWord'>[] {
  const whole: (Omit<AnswersSought, 'atWord'> & { seam: number })[] = [];
  for (const { brandKey, channel, since, until, seam } of parts) {
    const last = whole.at(-1);
    if (last && since <= last.until + Math.max(1, seam, last.seam)) {
      last.until = Math.max(last.until, until);
      last.seam = Math.max(last.seam, seam);
    } else whole.push({ brandKey, channel, since, until, seam });
  }
  return whole.map(({ seam: _, ...each }) => each);
}

/** In Berlin the clock showed 02:00 to 03:00 twice on 25 October 2026. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csv } from '../../src/formats/csv.ts';
import { readText } from './reading.ts';

const SUMMER = Date.UTC(2026, 9, 25, 0) / 1000;
const BERLIN = { timezone: 'Europe/Berlin' };

interface Row {
  id: string;
  /** Minutes after 02:00 summer time; from 60 on the clock has been set back. */
  minute: number;
  parent?: string;
}

const clock = (minute: number): string => {
  const shown = minute < 60 ? minute + 120 : minute + 60;
  return `2026-10-25 ${String(Math.floor(shown / 60)).padStart(2, '0')}:${String(shown % 60).padStart(2, '0')}`;
};
const table = (rows: Row[]): string =>
  `id,text,created_at,author,reply_to_id,channel\n${rows
    .map(({ id, minute, parent = '' }) => `${id},t,${clock(minute)},a${id},${parent},x`)
    .join('\n')}\n`;
const minutes = async (rows: Row[]) => {
  const { posts, notes } = await readText(csv, table(rows), BERLIN);
  const found = new Map(posts.map(({ id, createdAt }) => [id, (createdAt - SUMMER) / 60]));
  return { minutes: rows.map(({ id }) => found.get(id)), notes };
};

describe('the hour that clocks show twice', () => {
  it('is decided by a reply that would come before its parent', async () => {
    const rows = [
      { id: '9', minute: 200 },
      { id: '1', minute: 50 },
      { id: '5', minute: -30 },
      { id: '2', minute: 70, parent: '1' },
      { id: '3', minute: 80, parent: '2' },
    ];
    expect(await minutes(rows)).toEqual({
      minutes: [200, 50, -30, 70, 80],
      notes: ['3 times fall into an hour that clocks show twice: decided by the order of replies and rows'],
    });
  });

  it.each([
    ['rising', (rows: Row[]) => rows],
    ['falling', (rows: Row[]) => [...rows].reverse()],
  ])('is decided by %s rows', async (_, order) => {
    const rows = order([-5, 10, 50, 65, 100, 150].map((minute, at) => ({ id: String(at + 1), minute })));
    expect((await minutes(rows)).minutes).toEqual(rows.map(({ minute }) => minute));
  });

  it('that nothing decides is read as the first, and that is noted', async () => {
    const rows = [
      { id: '1', minute: 200 },
      { id: '2', minute: 70 },
      { id: '3', minute: -30 },
      { id: '4', minute: 90 },
      { id: '5', minute: 20 },
    ];
    expect(await minutes(rows)).toEqual({
      minutes: [200, 10, -30, 30, 20],
      notes: [
        '3 times fall into an hour that clocks show twice: 3 of them read as the first, because nothing decides it (lines 3, 5, 6)',
      ],
    });
  });

  it('a reply never comes before its parent, and a sorted file stays sorted', async () => {
    const night = fc.uniqueArray(fc.integer({ min: -60, max: 179 }), { minLength: 2, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(night, fc.infiniteStream(fc.nat()), fc.boolean(), async (times, picks, sorted) => {
        const order = [-90, ...times, 200].sort((a, b) => a - b);
        const rows: Row[] = order.map((minute, at) => ({
          id: String(at + 1),
          minute,
          ...(at > 0 && { parent: String((picks.next().value! % at) + 1) }),
        }));
        const file = sorted ? rows : [...rows].sort((a, b) => ((a.minute * 7) % 11) - ((b.minute * 7) % 11));
        const { posts } = await readText(csv, table(file), BERLIN);
        const times2 = new Map(posts.map((post) => [post.id, post.createdAt]));
        for (const { id, replyToId } of posts)
          if (replyToId) expect(times2.get(id)).toBeGreaterThanOrEqual(times2.get(replyToId)!);
        for (const { id, minute } of rows)
          expect([0, 60, -60]).toContain(Math.round((times2.get(id)! - SUMMER) / 60 - minute));
        if (!sorted) return;
        const found = rows.map(({ id }) => times2.get(id)!);
        expect(found).toEqual([...found].sort((a, b) => a - b));
      }),
      { numRuns: 200 },
    );
  });
});

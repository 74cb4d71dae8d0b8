/** Differences in the data of two sides: sampling, coverage, versions of labels. */
import { formatTime } from '../domain/clock-time.ts';
import { DAY_SECONDS } from '../domain/duration.ts';
import type { SampleCounts } from '../metrics/counts/sampling.ts';
import type { Measured } from './measuring.ts';

interface SideStreams {
  name: string;
  streams: SampleCounts['streams'];
}

/** @param hasPeriods whether every side has its own period, whose coverage is checked elsewhere */
export async function unlikeNotes(
  { store, scope, settings }: Pick<Measured, 'store' | 'scope' | 'settings'>,
  sides: readonly SideStreams[],
  hasPeriods: boolean,
): Promise<string[]> {
  const { listCover } = await import('../store/facts/coverage.ts');
  const covers = await listCover(store);
  const known = sides
    .filter(({ streams }) => streams.length > 0)
    .map(({ name, streams }) => {
      const own = covers.filter((cover) =>
        streams.some(({ brand, channel }) => cover.brand === brand && cover.channel === channel),
      );
      return {
        name,
        samplings: [...new Set(own.map(({ sampling }) => sampling))].sort().join(' + '),
        since: Math.min(...own.map(({ since }) => since)),
        until: Math.min(scope.asOf, Math.max(...own.map(({ until }) => until))),
      };
    });
  const notes: string[] = [];
  if (new Set(known.map(({ samplings }) => samplings)).size > 1)
    notes.push(
      `WARNING: sides of different samplings: ${list(known.map(({ name, samplings }) => `${name} ${samplings || 'none'}`))}`,
    );
  const [since, until] = [Math.max(...known.map((side) => side.since)), Math.min(...known.map((side) => side.until))];
  const isUnlike = known.some((side) => since - side.since > DAY_SECONDS || side.until - until > DAY_SECONDS);
  if (!hasPeriods && isUnlike) {
    const day = (at: number) => formatTime(at, scope.timezone).slice(0, 10);
    const spans = list(known.map((side) => `${side.name} ${day(side.since)} to ${day(side.until)}`));
    const both = since < until ? `; the time of all: --since ${day(since)} --until ${day(until)}` : '';
    notes.push(`WARNING: sides of different times: ${spans}${both}`);
  }
  if (settings.unmeasured === 'several')
    notes.push(
      'WARNING: labels of several versions stand side by side, and sides may differ in them: socialcare classify',
    );
  return notes;
}

const MOST_SIDES = 6;

function list(sides: readonly string[]): string {
  const more = sides.length - MOST_SIDES;
  return `${sides.slice(0, MOST_SIDES).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** What each metric refuses, leaves out and warns of, by what the sample holds. */
import { describe, expect, test } from 'vitest';
import type { Row } from '../../src/domain/report.ts';
import { compare } from '../../src/metrics/comparison.ts';
import { deflection } from '../../src/metrics/deflection.ts';
import { effort } from '../../src/metrics/effort.ts';
import { ignored } from '../../src/metrics/ignored.ts';
import type { Settings, TurnMetric } from '../../src/metrics/metric.ts';
import { responseTimes } from '../../src/metrics/response-times.ts';
import { sla } from '../../src/metrics/sla.ts';
import { volume } from '../../src/metrics/volume.ts';
import { frameOf, type TurnSpec } from '../helpers/frame.ts';
import { measured } from '../helpers/measure.ts';

const HOUR = 3_600;
const settings: Settings = {
  window: 24 * HOUR,
  windows: [24 * HOUR],
  target: HOUR,
  episodeGap: 72 * HOUR,
  acceptBiased: false,
};

function sectionOf(
  metric: TurnMetric,
  turns: TurnSpec[],
  more: Partial<Settings> = {},
  samplings: [string, number][] = [],
) {
  const frame = { ...frameOf(turns), samplings: new Map(samplings) };
  return measured(metric, frame, { ...settings, ...more });
}

const times = (n: number, turn: TurnSpec) => Array.from({ length: n }, () => turn);

describe('twelve mentions in data that hold no post of the brand', () => {
  const turns = times(12, { oneSided: true });

  test.each([ignored, sla, responseTimes, effort])('$name is refused with that reason', (metric) => {
    const section = sectionOf(metric, turns);
    expect(section.rows).toEqual([]);
    expect(section.refused!.reason).toContain('nothing shows that the brand’s own posts were looked for');
    expect(section.refused!.hint).toContain('--covers-replies');
  });

  test('they are printed with the warning on request', () => {
    const section = sectionOf(ignored, turns, { acceptBiased: true });
    expect(section.rows).toMatchObject([{ due: 12, ignored: 12, rate: 1 }]);
    expect(section.notes.join()).toContain('WARNING: 12 turns (acme 12): nothing shows that');
  });

  test('beside another brand whose posts are there, they are left out, counted and named', () => {
    const both = [...times(12, { wait: 60 }), ...times(3, { oneSided: true, brand: 2 })];
    for (const metric of [ignored, sla, responseTimes]) {
      const section = sectionOf(metric, both);
      expect(section.n).toBe(12);
      expect(section.notes.join()).toContain('3 turns left out (rival 3): nothing shows that');
    }
    expect(sectionOf(sla, both).rows).toMatchObject([{ due: 12, met: 12 }]);
  });
});

test('what rests on the word of --covers alone is counted, with a warning beside it', () => {
  const turns = times(12, { oneSided: 'word' });
  for (const metric of [ignored, sla, responseTimes, effort])
    expect(sectionOf(metric, turns).notes.join()).toContain(
      'WARNING: 12 turns (acme 12): the data hold no post of the brand',
    );
  expect(sectionOf(ignored, turns).rows).toMatchObject([{ due: 12, ignored: 12, rate: 1 }]);
});

describe('twelve turns of which all were answered by construction', () => {
  const turns = times(12, { unbiased: false, wait: 60 });

  test.each([ignored, sla])('$name is refused', (metric) => {
    const section = sectionOf(metric, turns);
    expect(section.rows).toEqual([]);
    expect(section.refused!.reason).toContain('answered-only');
    expect(sectionOf(metric, turns, { acceptBiased: true }).notes.join()).toContain('looks better than it is');
  });

  test('times of the answered stay, and say whose are missing', () => {
    const section = sectionOf(responseTimes, turns, {}, [['answered-only', 12]]);
    expect(section.rows).toMatchObject([{ n: 12, km: { median_seconds: 60 } }]);
    expect(section.notes).toContain(
      'WARNING: sampling answered-only (12 turns): whoever got no answer is not in the data',
    );
  });
});

test('a sample that may miss mentions is warned of beside every rate and time', () => {
  for (const metric of [ignored, sla, responseTimes, effort, deflection])
    for (const sampling of ['unknown', 'search', 'federated-partial'])
      expect(sectionOf(metric, times(12, {}), {}, [[sampling, 12]]).notes.join()).toContain(
        `WARNING: sampling ${sampling} (12 turns): `,
      );
  expect(sectionOf(ignored, times(12, {}), {}, [['complete', 12]]).notes.join()).not.toContain('WARNING');
});

test('a comparison refuses what its metrics refuse, and passes on their warnings', () => {
  const frame = { ...frameOf(times(40, { unbiased: false, wait: 60 })), samplings: new Map([['unknown', 40]]) };
  const sections = [volume, responseTimes, ignored, sla].map((metric) => measured(metric, frame, settings));
  const { rows, notes } = compare(sections, sections, [], settings, () => undefined);
  expect(rows.map(({ measure, change }) => [measure, (change as Row).why ?? (change as Row).value])).toEqual([
    ['Turns', 0],
    ['Median wait', 0],
    ['Answered ≤1h', 0],
    ['SLA attainment', 'refused'],
    ['Ignored 24h', 'refused'],
  ]);
  expect(notes.join('\n')).toMatch(/sla attainment refused: .*answered-only/);
  expect(notes.join('\n')).toContain('WARNING: sampling unknown');
});

test('a corrected rate that cannot be is clipped, and that is said', () => {
  const base = frameOf([...times(30, { wait: 60 }), ...times(30, {})]);
  const frame = { ...base, needsReply: Uint8Array.from({ length: 60 }, (_, at) => (at < 30 ? 1 : 0)) };
  const record = { sensitivity: { count: 80, n: 100 }, specificity: { count: 80, n: 100 } };
  const section = measured(ignored, frame, { ...settings, needsReplyRecord: record });
  expect(section.rows).toMatchObject([{ corrected_rate: 0, corrected_clipped: true }]);
  expect(section.notes.join()).toContain(
    '1 rate corrected for errors of the labels came out below 0 or above 100 %: clipped',
  );
  const fair = { ...frame, needsReply: new Uint8Array(60).fill(1) };
  const unclipped = measured(ignored, fair, { ...settings, needsReplyRecord: record });
  expect(unclipped.rows).toMatchObject([{ corrected_rate: 0.5, corrected_clipped: false }]);
  expect(unclipped.notes.join()).not.toContain('clipped');
});

test.each([ignored, sla, responseTimes, effort])(
  '$name warns of turns that are counted for how they ended',
  (metric) => {
    const warned = [
      'WARNING: --status answered keeps turns by how they ended: no time and no rate describes the others',
      'WARNING: 12 untagged turns: what does not name the brand counts only where the brand replied',
    ];
    const turns = frameOf(times(12, { wait: HOUR }));
    const untagged = { ...turns, reach: turns.reach.map(() => turns.reaches.indexOf('untagged')) };
    const notesOf = (frame: typeof turns, more: Partial<Settings> = {}) =>
      measured(metric, frame, { ...settings, ...more }).notes;
    expect(notesOf(untagged, { byOutcome: '--status answered' })).toEqual(expect.arrayContaining(warned));
    expect(notesOf(turns).join()).not.toContain('WARNING');
  },
);

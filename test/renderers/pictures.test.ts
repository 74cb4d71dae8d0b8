import { describe, expect, it } from 'vitest';
import { PLAIN } from '../../src/domain/palette.ts';
import type { Bars, Curves, Grid, Picture } from '../../src/domain/picture.ts';
import { displayWidth } from '../../src/domain/text-width.ts';
import { markdownRenderer } from '../../src/renderers/markdown.ts';
import { pictureLines } from '../../src/renderers/pictures/index.ts';
import { tableRenderer } from '../../src/renderers/table.ts';
import { METRIC, PICTURES, RESPONSE_TIMES } from './sample.ts';

const drawn = (picture: Picture, width = 80, unicode = true, palette = PLAIN) =>
  pictureLines(picture, { width, unicode, palette }, 'Europe/Berlin');
const text = (...given: Parameters<typeof drawn>) => `\n${drawn(...given).join('\n')}\n`;

const [curves, grid, bars] = PICTURES as [Curves, Grid, Bars];
const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));
const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const week = (of: (day: number, hour: number) => number | null, unit: Grid['unit']): Grid => ({
  ...{ kind: 'grid', title: 'By hour of week', rows: DAYS, columns: HOURS, unit },
  cells: DAYS.map((_, day) => HOURS.map((_, hour) => of(day, hour))),
});

describe('curves', () => {
  it('are drawn in braille over time, each with its name and number where it ends', () => {
    expect(text(curves, 60)).toMatchInlineSnapshot(`
      "
      Still waiting after
      100 % ┤⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⢹ ⠄⠠ ⠄⠠ ⠄⠠⢀ ⡀⢀ ⡀⢀ ⡀⢀ ⡀⢀ ⡀⢀ ⡀
            │            ⢸                          ⠐
       75 % ┤            ⢸⣀⣀⣀⣀⣀⣀⣀⣀⣀⡀                ⢈
            │                      ⡇                ⠠ Rival 60.0 %
       50 % ┤             ×        ⡇
            │                      ⠓⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⢲
       25 % ┤                                       ⢸ Acme 20.0 %
            │                                       ⠈
        0 % ┤
            └┬────────┬─────┬──────┬──────┬───┬─────┬
             1m      5m    15m    1h     4h  8h    1d
             time since the first post
             × answered only: median 12 min
      "
    `);
  });

  it('are drawn in ASCII where there is nothing else, each with a sign of its own', () => {
    expect(text(curves, 60, false)).toMatchInlineSnapshot(`
      "
      Still waiting after
      100 % +oooooooooooooooooooooo
            |            *        ooooooooooooooooo
       75 % +            **********               o
            |                     *               o o Rival 60.0 %
       50 % +             X       *
            |                     *****************
       25 % +                                     * * Acme 20.0 %
            |
        0 % +
            ++-------+-----+------+------+--+-----+
             1m     5m    15m    1h     4h 8h    1d
             time since the first post
             X answered only: median 12 min
      "
    `);
  });

  it('go by even numbers, by days of the calendar, and above a share of one half to 100 %', () => {
    const line = (points: [number, number][]) => [{ name: 'acme', points }];
    const counts: Curves = { ...curves, x: { label: 'people', unit: 'count' }, marks: [] };
    const people = drawn({ ...counts, lines: line([1, 2, 3, 6].map((n) => [n, n / 6])) });
    expect(people.at(-2)!.trim().split(/ +/)).toEqual(['0', '1', '2', '3', '4', '5', '6']);
    expect(people[1]).toMatch(/^100 % ┤.* acme 100\.0 %$/);
    const days = drawn({
      ...counts,
      x: { label: 'month', unit: 'time' },
      lines: line([0, 30, 60].map((day) => [1772319600 + day * 86_400, 0.02 * day * 0.1])),
    });
    expect(days.at(-2)!.trim().split(/ +/).at(0)).toBe('2026-03-01');
    expect(days[1]).toContain('15 % ┤');
  });

  it('that end at the same height have their names under each other', () => {
    const same = ['a', 'b', 'c'].map((name) => ({ ...curves.lines[0]!, name }));
    const ends = drawn({ ...curves, lines: same }).flatMap((line, at) => (/ [abc] 20\.0 %$/.test(line) ? [at] : []));
    expect(ends).toEqual([ends[0], ends[0]! + 1, ends[0]! + 2]);
  });

  it('are left out where there is no room, no line, or no point', () => {
    expect(drawn(curves, 40)).toEqual([]);
    expect(drawn({ ...curves, lines: [] })).toEqual([]);
    expect(drawn({ ...curves, lines: [{ name: 'acme', points: [] }] })).toEqual([]);
  });

  it('show one point, and a flat line at zero', () => {
    for (const points of [
      [[60, 0]],
      [
        [60, 0],
        [120, 0],
      ],
      [[0, 0]],
    ] as [number, number][][])
      expect(drawn({ ...curves, marks: [], lines: [{ name: 'acme', points }] }).join('\n')).toContain('acme 0.0 %');
  });
});

describe('a grid', () => {
  it('of a week fits 80 columns: numbers that can be read, shades that can be seen', () => {
    expect(
      text(week((day, hour) => (hour < 2 ? null : (day + 1) * ((hour * 5) % 14)), 'count')),
    ).toMatchInlineSnapshot(`
      "
      By hour of week
           00 01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23
      Mon   ·  · 10  1  6 11  2  7 12  3  8 13  4  9  0  5 10  1  6 11  2  7 12  3
      Tue   ·  ·░20  2 12░22  4░14░24  6░16░26  8░18  0 10░20  2 12░22  4░14░24  6
      Wed   ·  ·░30  3░18▒33  6░21▒36  9░24▒39 12░27  0░15░30  3░18▒33  6░21▒36  9
      Thu   ·  ·▒40  4░24▒44  8░28▒48 12▒32▒52░16▒36  0░20▒40  4░24▒44  8░28▒48 12
      Fri   ·  ·▒50  5░30▓55 10▒35▓60░15▒40▓65░20▒45  0░25▒50  5░30▓55 10▒35▓60░15
      Sat   ·  ·▓60  6▒36▓66 12▒42▓72░18▒48▓78░24▓54  0░30▓60  6▒36▓66 12▒42▓72░18
      Sun   ·  ·▓70  7▒42▓77░14▒49▓84░21▓56▓91░28▓63  0▒35▓70  7▒42▓77░14▒49▓84░21
      "
    `);
  });

  it('whose numbers are too wide for the screen goes on below', () => {
    expect(text(week((_, hour) => hour * 3_600, 'seconds'))).toMatchInlineSnapshot(`
      "
      By hour of week
            00  01  02  03  04  05  06  07  08  09  10  11
      Mon   0s  1h  2h  3h  4h  5h░░6h░░7h░░8h░░9h░10h░11h
      Tue   0s  1h  2h  3h  4h  5h░░6h░░7h░░8h░░9h░10h░11h
      Wed   0s  1h  2h  3h  4h  5h░░6h░░7h░░8h░░9h░10h░11h
      Thu   0s  1h  2h  3h  4h  5h░░6h░░7h░░8h░░9h░10h░11h
      Fri   0s  1h  2h  3h  4h  5h░░6h░░7h░░8h░░9h░10h░11h
      Sat   0s  1h  2h  3h  4h  5h░░6h░░7h░░8h░░9h░10h░11h
      Sun   0s  1h  2h  3h  4h  5h░░6h░░7h░░8h░░9h░10h░11h
            12  13  14  15  16  17  18  19  20  21  22  23
      Mon ▒12h▒13h▒14h▒15h▒16h▒17h▓18h▓19h▓20h▓21h▓22h▓23h
      Tue ▒12h▒13h▒14h▒15h▒16h▒17h▓18h▓19h▓20h▓21h▓22h▓23h
      Wed ▒12h▒13h▒14h▒15h▒16h▒17h▓18h▓19h▓20h▓21h▓22h▓23h
      Thu ▒12h▒13h▒14h▒15h▒16h▒17h▓18h▓19h▓20h▓21h▓22h▓23h
      Fri ▒12h▒13h▒14h▒15h▒16h▒17h▓18h▓19h▓20h▓21h▓22h▓23h
      Sat ▒12h▒13h▒14h▒15h▒16h▒17h▓18h▓19h▓20h▓21h▓22h▓23h
      Sun ▒12h▒13h▒14h▒15h▒16h▒17h▓18h▓19h▓20h▓21h▓22h▓23h
      "
    `);
  });

  it('keeps to ASCII where there is nothing else', () => {
    expect(text({ ...grid, note: '. too few' }, 80, false)).toMatchInlineSnapshot(`
      "
      Arrivals by hour of week
            00  01  02
      Mon    0  12   .
      Tue    3#120==45
      . too few
      "
    `);
  });

  it('without a single number is one of dots', () => {
    expect(drawn(week(() => null, 'share'))[2]).toMatch(/^Mon {3}·( {2}·){23}$/);
  });
});

describe('pictures', () => {
  it.each(PICTURES)('are never wider than the screen: $kind', (picture) => {
    for (const unicode of [true, false])
      for (let width = 20; width < 140; width++)
        for (const line of drawn(picture, width, unicode)) expect(displayWidth(line)).toBeLessThanOrEqual(width);
  });

  it('cannot command the terminal by a name', () => {
    const hostile = '\u001b[2J\u202e';
    const lines = [{ ...curves.lines[0]!, name: hostile }];
    const all = [
      ...drawn({ ...curves, title: hostile, lines, marks: [{ label: hostile, x: 60, y: 0.5 }] }),
      ...drawn({ ...grid, rows: [hostile, 'b'], columns: [hostile, 'b', 'c'], note: hostile }),
    ].join('\n');
    expect(all).not.toMatch(/[\u001b\u202e]/);
    expect(all).toContain('␛');
  });

  it('colour what stands together as one', () => {
    const palette = { ...PLAIN, accent: (part: string) => `<${part}>` };
    const [, top] = drawn({ ...curves, lines: curves.lines.slice(0, 1) }, 80, true, palette);
    expect(top!.match(/</g)).toHaveLength(1);
  });

  it('stand under the table where they are asked for, in Markdown as a block of code, and never in csv', () => {
    const report = { ...METRIC, sections: [{ ...RESPONSE_TIMES, pictures: PICTURES }] };
    const options = { width: 80, unicode: true, palette: PLAIN };
    expect(tableRenderer.render(report, options)).not.toContain('Still waiting');
    expect(tableRenderer.render(report, { ...options, pictures: true })).toMatch(
      /not shown in 80 columns.*\n\nStill waiting after\n100 %[\s\S]*\n\nArrivals by hour of week\n[\s\S]*\n\n• 2 turns/,
    );
    expect(markdownRenderer.render(report, options)).not.toContain('Still waiting');
    expect(markdownRenderer.render(report, { ...options, pictures: true })).toMatch(
      /\n\n```text\nStill waiting after\n[^`]*```\n\n```text\nArrivals[^`]*```\n\n```text\nTurns by wait[^`]*```\n\n- 2 turns/,
    );
  });
});

describe('bars', () => {
  it('have their name before them and their number behind them, on one scale in all panels', () => {
    expect(text(bars, 44)).toMatchInlineSnapshot(`
      "
      Turns by wait
      Acme
      5m         █▉ 120
      1h         █████████████████████████ 1,640
      unanswered 0
      Rival
      5m         ▏ 3
      1h         ▋ 41
      unanswered too few
      "
    `);
  });

  it('are of # in ASCII, and what is above zero is seen', () => {
    expect(text(bars, 44, false)).toMatchInlineSnapshot(`
      "
      Turns by wait
      Acme
      5m         ## 120
      1h         ######################### 1,640
      unanswered 0
      Rival
      5m         # 3
      1h         # 41
      unanswered too few
      "
    `);
  });

  it('keep apart zero, too few and nothing at all', () => {
    const one = (value: number | null): Bars => ({ ...bars, names: ['a'], panels: [{ name: '', bars: [{ value }] }] });
    expect(drawn(one(0)).slice(1)).toEqual(['a 0']);
    expect(drawn(one(null)).slice(1)).toEqual(['a too few']);
    expect(drawn({ ...bars, panels: [] })).toEqual([]);
    expect(drawn({ ...bars, names: [], panels: [{ name: 'Acme', bars: [] }] })).toEqual([]);
  });
});

import { expect, test } from 'vitest';
import { PLAIN } from '../../../../src/domain/palette.ts';
import type { Curves } from '../../../../src/domain/picture.ts';
import { openColours } from '../../../../src/renderers/html/charts/colours.ts';
import { htmlRenderer } from '../../../../src/renderers/html/index.ts';
import { REPORT, RESPONSE_TIMES } from '../../sample.ts';

test('a brand keeps its colour from chart to chart, whichever of its lines comes first', () => {
  const colours = openColours();
  expect(colours(['acme', 'globex'])).toEqual(['s1', 's2']);
  expect(colours(['globex', 'initech'])).toEqual(['s2', 's3']);
  expect(colours(['initech', '', 'acme'])).toEqual(['s3', 's1', 's2']);
});

test('two lines of one chart differ, even where a page has more names than colours', () => {
  const colours = openColours();
  colours(['a', 'b', 'c', 'd', 'e', 'f']);
  expect(colours(['a', 'g'])).toEqual(['s1', 's2']);
  expect(new Set(colours(['f', 'g', 'h', 'a', 'b', 'c'])).size).toBe(6);
});

test('on a page the line of a brand has the colour that it had in the chart before', () => {
  const chart = (...names: string[]): Curves => ({
    ...{ kind: 'curves', title: 'Share', x: { label: 'Day', unit: 'number' }, y: { label: 'Share', unit: 'share' } },
    lines: names.map((name) => ({
      name,
      points: [
        [1, 0.2],
        [2, 0.4],
      ],
    })),
  });
  const section = { ...RESPONSE_TIMES, pictures: [chart('acme', 'globex'), chart('globex')] };
  const page = htmlRenderer.render({ ...REPORT, sections: [section] }, { width: 80, unicode: true, palette: PLAIN });
  const figures = page.split('<figure').slice(1, 3);
  const coloured = figures.map((figure) => [...new Set(figure.match(/class="s\d"/g))]);
  expect(coloured).toEqual([['class="s1"', 'class="s2"'], ['class="s2"']]);
});

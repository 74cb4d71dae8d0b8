import { expect, test } from 'vitest';
import { PLAIN } from '../../../src/domain/palette.ts';
import { htmlRenderer } from '../../../src/renderers/html/index.ts';
import { PICTURES, REPORT, RESPONSE_TIMES } from '../sample.ts';

const OPTIONS = { width: 80, unicode: true, palette: PLAIN };
const page = htmlRenderer.render({ ...REPORT, sections: [{ ...RESPONSE_TIMES, pictures: PICTURES }] }, OPTIONS);

test('the page may load nothing at all', () => {
  expect(page).toContain(
    `<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; img-src data:">`,
  );
  expect(page).not.toMatch(/<script|<link|<iframe|\ssrc=|url\(|@import/);
});

test('curves, bars and the time that was read are there twice, wide and narrow; heat maps once', () => {
  expect(page.match(/<div class="wide">/g)).toHaveLength(3);
  expect(page.match(/<div class="narrow">/g)).toHaveLength(3);
  expect(page.match(/<div class="grid/g)).toHaveLength(1);
});

test('a hostile brand is a name like another', () => {
  expect(page).toContain('<bdi>=cmd|&quot;x&quot;␛[2J</bdi>');
});

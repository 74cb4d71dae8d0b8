/**
 * Posts by somebody who knew neither rules nor model, scored once before any of them was looked at: 99 of 100 emergencies
 * found, 10 of 100 others taken for one, five of which were mended then.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { inbound, single } from './classify.ts';

const posts: { language: string; value: 'danger' | 'none'; text: string }[] = parse(
  readFileSync(new URL('danger-posts.csv', import.meta.url)),
  { columns: true },
);

async function countSoon(value: string): Promise<number> {
  let soon = 0;
  for (const post of posts.filter((each) => each.value === value))
    if (['high', 'critical'].includes(single(await inbound(post.text), 'urgency').value)) soon++;
  return soon;
}

it('finds nine of ten emergencies that it was not made on', async () => {
  expect(await countSoon('danger')).toBeGreaterThanOrEqual(98);
});

it('takes one of ten others at most for an emergency', async () => {
  expect(await countSoon('none')).toBeLessThanOrEqual(6);
});

it('says where no phrase but all the words made it so', async () => {
  const labels = await inbound('@PeakGondola been dangling here since 3, dad is going blue and stopped shivering');
  expect(single(labels, 'urgency').value).toMatch(/high|critical/);
  const whole = await inbound('@Lido there is a little one face under in the deep bit and not one person has moved');
  expect(single(whole, 'urgency')).toMatchObject({
    value: 'high',
    reason: expect.stringContaining('all words together'),
  });
  expect(single(whole, 'needs-reply').value).toBe('true');
  expect(single(whole, 'sentiment').value).not.toBe('positive');
});

it('asks the model nothing of praise', async () => {
  expect(
    single(await inbound('@TaxiQuick the driver was brilliant, got my nan out of the car in the rain'), 'urgency')
      .value,
  ).toBe('low');
});

it.each([
  'love, love, love how the left side of my face is swollen. 😡😭',
  "@GasNorth there's a really strong smell of gas in our stairwell",
])('%s → never positive', async (text) => {
  const labels = await inbound(text);
  expect(single(labels, 'urgency').reason).toContain('safety');
  expect(single(labels, 'sentiment').value).toBe('negative');
});

/** The pages of serve without their server. */
import { expect, test } from 'vitest';
import { openSite } from '../../src/commands/serve/site.ts';
import type { Environment } from '../../src/context.ts';

test('a page that nobody waits for any more is not begun', async () => {
  const failures: unknown[] = [];
  const environment = {} as Environment;
  const site = openSite({ environment, flags: {}, named: false, onFailure: (error) => failures.push(error) });
  const statusFor = async (signal: AbortSignal) =>
    (await site.answer('/explain', new URLSearchParams(), signal)).status;
  expect(await statusFor(new AbortController().signal)).toBe(200);
  expect(await statusFor(AbortSignal.abort())).toBe(503);
  expect(failures).toEqual([]);
});

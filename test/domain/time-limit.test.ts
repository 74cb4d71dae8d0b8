import { expect, test } from 'vitest';
import { withinTime } from '../../src/domain/time-limit.ts';

const never = () => new Promise<never>(() => {});

test('work that ends in time gives what it found', async () => {
  expect(await withinTime(60_000, undefined, async (signal) => signal.aborted)).toBe(false);
});

test('work that ignores its signal ends all the same: when its time is over, or at Ctrl-C', async () => {
  await expect(withinTime(5, undefined, never)).rejects.toMatchObject({ name: 'TimeoutError' });
  const pressed = new AbortController();
  const waiting = withinTime(60_000, pressed.signal, never);
  pressed.abort(new Error('Ctrl-C'));
  await expect(waiting).rejects.toThrow('Ctrl-C');
});

test('after Ctrl-C nothing is begun', async () => {
  let begun = false;
  const work = async () => {
    begun = true;
  };
  await expect(withinTime(60_000, AbortSignal.abort(), work)).rejects.toMatchObject({ name: 'AbortError' });
  expect(begun).toBe(false);
});

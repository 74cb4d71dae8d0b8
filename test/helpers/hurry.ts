/** Waits that pass faster than they do. */
import { vi } from 'vitest';

/** From now on a second of waiting passes so many times as fast, until this is restored. */
export function hurry(times: number) {
  const now = performance.now.bind(performance);
  const begun = now();
  return vi.spyOn(performance, 'now').mockImplementation(() => begun + (now() - begun) * times);
}

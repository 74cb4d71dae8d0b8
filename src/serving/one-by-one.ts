/** Work done one piece after the other, with so many waiting and no more. */

export interface Line {
  /**
   * Waits for its turn and works.
   * @returns undefined where too many wait already
   */
  run<Result>(work: () => Promise<Result>): Promise<{ result: Result } | undefined>;
}

/** @param most how many may wait behind the one that is worked on */
export function openLine(most: number): Line {
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  return {
    async run(work) {
      if (waiting > most) return undefined;
      waiting++;
      const mine = last.then(work).finally(() => waiting--);
      last = mine.catch(() => {});
      return { result: await mine };
    },
  };
}

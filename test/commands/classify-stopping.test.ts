import { expect, test } from 'vitest';
import { stopping } from '../../src/commands/classify/stopping.ts';
import type { Context } from '../../src/context.ts';
import { Interrupted, UsageError } from '../../src/errors.ts';

function stopped(error: unknown, posts: number, signal = new AbortController().signal) {
  const notes: string[] = [];
  const terminal = { note: (text: string) => notes.push(text) };
  const context = { environment: { signal }, terminal } as unknown as Context;
  return { thrown: stopping(context)(error, posts), notes };
}

test('Ctrl-C says how many posts are labelled, one as one', () => {
  const { thrown, notes } = stopped(new Error('aborted'), 1, AbortSignal.abort());
  expect(thrown).toEqual(new Interrupted('interrupted: 1 post is labelled', 'Run the same command again to continue.'));
  expect(notes).toEqual([]);
});

test('a failure that has words for the user is thrown on, after what is kept', () => {
  const error = new UsageError('no more requests');
  expect(stopped(error, 1_200)).toEqual({
    thrown: error,
    notes: ['1,200 posts are labelled already. Run the same command again to continue.'],
  });
  expect(stopped(error, 0).notes).toEqual([]);
  expect(stopped(new TypeError('a mistake of the program'), 20).notes).toEqual([]);
});

import { describe, expect, it } from 'vitest';
import { Interrupted, UsageError } from '../../src/errors.ts';
import { askText, choose, chooseSome, confirm } from '../../src/terminal/prompt.ts';
import { type Screen, screen } from './screen.ts';

/** Types the keys once the question stands on the screen. */
async function typing<T>(at: Screen, answer: Promise<T>, message: string, keys: string[]): Promise<T> {
  answer.catch(() => {});
  while (!at.err().includes(message)) await new Promise((resolve) => setTimeout(resolve, 5));
  for (const key of keys) at.stdin.write(key);
  return answer;
}

const [ENTER, DOWN, CTRL_C] = ['\r', '\u001b[B', '\u0003'];

describe('a question', () => {
  it('is asked on stderr and answered by keys', async () => {
    const at = screen(true);
    const answer = confirm(at.terminal, { message: 'Forget @ann?', flag: '--yes' });
    expect(await typing(at, answer, 'Forget @ann?', ['y', ENTER])).toBe(true);
    expect(at.out()).toBe('');
  });

  it('takes text and says what is wrong with it', async () => {
    const at = screen(true);
    const validate = (text: string) => (text === 'acme' ? true : 'no such brand');
    const answer = askText(at.terminal, { message: 'Brand?', flag: '--brand NAME', validate });
    await typing(at, Promise.resolve(), 'Brand?', ['acm', ENTER]);
    expect(await typing(at, answer, 'no such brand', ['e', ENTER])).toBe('acme');
  });

  it('offers choices, one or several', async () => {
    const choices = [
      { name: 'first', value: 1 },
      { name: 'second', value: 2 },
    ];
    const one = screen(true);
    expect(
      await typing(one, choose(one.terminal, { message: 'Which?', flag: '--x', choices }), 'second', [DOWN, ENTER]),
    ).toBe(2);
    const some = screen(true);
    const answer = chooseSome(some.terminal, { message: 'Which?', flag: '--x', choices });
    expect(await typing(some, answer, 'second', [' ', ENTER])).toEqual([1]);
  });

  it('ends as interrupted on Ctrl-C', async () => {
    const at = screen(true);
    const answer = typing(at, confirm(at.terminal, { message: 'Sure?', flag: '--yes' }), 'Sure?', [CTRL_C]);
    await expect(answer).rejects.toBeInstanceOf(Interrupted);
  });

  it('names its flag where nobody can be asked', async () => {
    const { terminal, err } = screen(false);
    const refusal = confirm(terminal, { message: 'Sure?', flag: '--yes' });
    await expect(refusal).rejects.toBeInstanceOf(UsageError);
    await expect(refusal).rejects.toMatchObject({ hint: 'Pass --yes instead.' });
    expect(err()).toBe('');
  });
});

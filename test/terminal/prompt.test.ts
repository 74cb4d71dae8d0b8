import { render } from '@inquirer/testing';
import { describe, expect, it } from 'vitest';
import { Interrupted, UsageError } from '../../src/errors.ts';
import { askSecret, askText, choose, chooseSome, confirm, type PromptStreams } from '../../src/terminal/prompt.ts';
import { screen } from './screen.ts';

/** A question as @inquirer/testing renders one. */
const asked = <Q, A>(
  ask: (place: PromptStreams, question: Q) => Promise<A>,
  question: Q,
  place: Partial<PromptStreams> = {},
) => {
  const prompt = (config: Q, at: { input?: unknown; output?: unknown } = {}) =>
    ask(
      {
        interactive: true,
        stdin: at.input as PromptStreams['stdin'],
        stderr: at.output as PromptStreams['stderr'],
        ...place,
      },
      config,
    );
  return render<A, Q>(prompt as Parameters<typeof render<A, Q>>[0], question);
};

const CHOICES = [
  { name: 'first', value: 1 },
  { name: 'second', value: 2 },
];

describe('a question', () => {
  it('is answered by keys', async () => {
    const { answer, events, getScreen } = await asked(confirm, { message: 'Forget @ann?', flag: '--yes' });
    expect(getScreen()).toBe('? Forget @ann? (y/N)');
    events.type('y');
    events.keypress('enter');
    expect(await answer).toBe(true);
  });

  it('shows names of strangers safely, and answers with what they stand for', async () => {
    const name = 'ann\u001b[2J\u202e';
    const { answer, events, getScreen } = await asked(choose<string>, {
      message: `Which ${name}?`,
      flag: '--brand',
      choices: [{ name, value: name, description: name }],
    });
    expect(getScreen({ raw: true })).not.toMatch(/\u001b\[2J|\u202e/);
    expect(getScreen()).toContain('Which ann␛[2J<U+202E>?');
    events.keypress('enter');
    expect(await answer).toBe(name);
  });

  it('takes text and says what is wrong with it', async () => {
    const validate = (text: string): true | string => (text === 'acme' ? true : 'no such brand');
    const question = { message: 'Brand?', flag: '--brand NAME', validate };
    const { answer, events, getScreen, nextRender } = await asked(askText, question);
    events.type('acm');
    events.keypress('enter');
    await nextRender();
    expect(getScreen()).toContain('no such brand');
    events.type('e');
    events.keypress('enter');
    expect(await answer).toBe('acme');
  });

  it('offers choices, one or several', async () => {
    const question = { message: 'Which?', flag: '--x', choices: CHOICES };
    const one = await asked(choose<number>, question);
    expect(one.getScreen()).toMatch(/Which\?.*\n. first\n {2}second/);
    one.events.keypress('down');
    one.events.keypress('enter');
    expect(await one.answer).toBe(2);
    const some = await asked(chooseSome<number>, question);
    some.events.keypress('space');
    some.events.keypress('enter');
    expect(await some.answer).toEqual([1]);
  });

  it('never shows a secret', async () => {
    const { answer, events, getScreen, getFullOutput } = await asked(askSecret, { message: 'Token?', flag: '--x' });
    events.type('hush');
    expect(getScreen()).toContain('? Token? ****');
    events.keypress('enter');
    expect(await answer).toBe('hush');
    expect(await getFullOutput({ raw: true })).not.toContain('hush');
  });

  it('ends as interrupted on Ctrl-C, and at the end of input', async () => {
    const pressed = await asked(confirm, { message: 'Sure?', flag: '--yes' });
    pressed.events.keypress({ name: 'c', ctrl: true });
    await expect(pressed.answer).rejects.toBeInstanceOf(Interrupted);
    const leaving = new AbortController();
    const left = await asked(confirm, { message: 'Sure?', flag: '--yes' }, { signal: leaving.signal });
    leaving.abort();
    await expect(left.answer).rejects.toBeInstanceOf(Interrupted);
  });

  it('names its flag where there is no terminal', async () => {
    const { terminal, err } = screen(false);
    const refusal = confirm(terminal, { message: 'Sure?', flag: '--yes' });
    await expect(refusal).rejects.toBeInstanceOf(UsageError);
    await expect(refusal).rejects.toMatchObject({ hint: 'Pass --yes instead.' });
    expect(err()).toBe('');
  });
});

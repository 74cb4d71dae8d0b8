import { render } from '@inquirer/testing';
import { describe, expect, it } from 'vitest';
import { PLAIN } from '../../src/domain/palette.ts';
import { displayWidth } from '../../src/domain/text-width.ts';
import { type KeyLook, oneKey, questionLines } from '../../src/terminal/one-key.ts';

const LOOK: KeyLook = { columns: 40, rows: 10, palette: PLAIN, unicode: true };
const WAYS = {
  title: 'Answered where?',
  options: ['phone', 'mail', 'chat', 'store', 'another'].map((text) => ({ key: text[0]!, text })),
};

describe('a question for one key', () => {
  it('shows its keys and is answered by one of them, without Enter', async () => {
    const { answer, events, getScreen } = await render(oneKey, { ...WAYS, ...LOOK });
    expect(getScreen()).toBe('Answered where?\np phone   m mail   c chat   s store\na another');
    events.keypress('m');
    await expect(answer).resolves.toBe('m');
  });

  it.each([
    [{ name: 'a', sequence: 'A', shift: true }, 'A'],
    [{ sequence: '?' }, '?'],
    [{ name: 'pageup', sequence: '\u001b[5~' }, 'pageup'],
    [{ name: 'return', sequence: '\r' }, 'return'],
    [{ name: 'escape', sequence: '\u001b', meta: true }, 'escape'],
  ])('takes %j for %s', async (pressed, key) => {
    const { answer, events } = await render(oneKey, { ...WAYS, ...LOOK });
    events.keypress({ name: 'x', ctrl: true });
    // As node reports keys, with what was typed.
    events.keypress(pressed as { name: string });
    await expect(answer).resolves.toBe(key);
  });

  it('is over on Ctrl-C', async () => {
    const { answer, events } = await render(oneKey, { ...WAYS, ...LOOK });
    events.keypress({ name: 'c', ctrl: true });
    await expect(answer).rejects.toMatchObject({ name: 'ExitPromptError' });
  });

  it('says that it is answered before it clears up', async () => {
    const heard: string[] = [];
    const { answer, events, getScreen } = await render(oneKey, {
      ...WAYS,
      ...LOOK,
      answered: () => heard.push(getScreen()),
    });
    events.keypress('p');
    await answer;
    expect(heard).toEqual(['Answered where?\np phone   m mail   c chat   s store\na another']);
  });
});

describe('its lines', () => {
  const hostile = { title: 'Which?', options: [{ key: '1', text: `\u001b[2J ${'👩‍👩‍👧 שלום '.repeat(20)}\nnext` }] };

  it('stay clear of the last column and of what strangers write', () => {
    for (const columns of [12, 40, 80])
      for (const line of questionLines(hostile, { ...LOOK, columns })) {
        expect(displayWidth(line)).toBeLessThan(columns);
        expect(line).not.toMatch(/[\u001b\n]/);
      }
  });

  it('are never more than there is room for', () => {
    expect(questionLines(WAYS, { ...LOOK, columns: 14, rows: 3 })).toEqual(['Answered whe…', 'p phone', 'm mail']);
  });
});

import { describe, expect, it } from 'vitest';
import { outbound, several, single } from './classify.ts';
import { ASKING, NOT_REFUSING, OPENING_DM, REFUSING, SIGNED } from './reply-posts.ts';

const acts = async (text: string) => several(await outbound(text), 'reply-act').values;

describe('What a reply does, said in other words', () => {
  it.each(ASKING)('%s → asks', async (text) => {
    expect(await acts(text)).toContain('ask-info');
  });

  it.each(REFUSING)('%s → answers', async (text) => {
    expect(await acts(text)).toContain('answer');
  });

  it.each(NOT_REFUSING)('%s → answers nothing', async (text) => {
    expect(await acts(text)).not.toContain('answer');
  });

  it.each(OPENING_DM)('%s → sends to a private message and to a page', async (text) => {
    expect(await acts(text)).toEqual(expect.arrayContaining(['deflect-dm', 'deflect-web']));
  });

  it.each(['Join us in DM. https://pic.example/cat', 'DM us. ^JK https://pic.example/cat'])(
    '%s → the link only hangs on',
    async (text) => {
      expect(await acts(text)).not.toContain('deflect-web');
    },
  );

  it.each(SIGNED)('%s → signed by "%s"', async (text, agent) => {
    expect(single(await outbound(text), 'agent').value).toBe(agent);
  });
});

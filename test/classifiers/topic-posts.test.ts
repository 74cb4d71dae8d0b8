import { describe, expect, it } from 'vitest';
import { inbound, single } from './classify.ts';
import { TOPIC_POSTS } from './topic-posts.ts';

const CASES = Object.entries(TOPIC_POSTS).flatMap(([topic, posts]) => posts.map((text) => [text, topic] as const));

describe('Journeys, supplies, and words that decide in company only', () => {
  it.each(CASES)('%s → %s', async (text, topic) => {
    expect(single(await inbound(text), 'topic').value).toBe(topic);
  });
});

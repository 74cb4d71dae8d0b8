import { afterEach, describe, expect, test } from 'vitest';
import { type Desk, NOON, openDesk } from '../helpers/pulling.ts';
import { refusal, startYoutube, type TubeServer } from '../helpers/servers/youtube.ts';

const HOUR = 3600;
const now = NOON / 1000;
let tube: TubeServer | undefined;

afterEach(async () => {
  await tube?.close();
  tube = undefined;
});

async function acmeOnYoutube(questions: number): Promise<{ desk: Desk; tube: TubeServer }> {
  const desk = openDesk({ YOUTUBE_API_KEY: 'tube-key' });
  tube = await startYoutube('acme', desk.clock);
  desk.env.SOCIALCARE_YOUTUBE_BASE_URL = tube.url;
  for (let n = 0; n < questions; n++) {
    const at = now - (n + 1) * HOUR;
    tube.comments.push({ id: `q${n}`, author: n % 2 ? 'ann' : 'bob', text: `does it fit ${n}?`, at });
    if (n % 2) tube.comments.push({ id: `q${n}.a`, author: 'acme', text: 'it does', at: at + 600, parent: `q${n}` });
  }
  await desk.run('brand', 'add', 'acme', 'youtube:@acme');
  return { desk, tube };
}

describe('pulling from YouTube', () => {
  test("comments and the channel's own replies come in one walk, over many pages", async () => {
    const { desk } = await acmeOnYoutube(250);
    const summary = await desk.json('pull', 'youtube');
    expect(summary.code).toBe(0);
    expect(summary.streams).toHaveLength(1);
    expect(summary.streams[0]).toMatchObject({ stream: 'comments:@acme', state: 'complete', posts: 375 });
    expect(await desk.rows('SELECT status, count(*) AS n FROM turn GROUP BY status ORDER BY status')).toEqual([
      { status: 'answered', n: 125 },
      { status: 'unanswered', n: 125 },
    ]);
    expect(await desk.rows("SELECT count(*) AS n FROM coverage WHERE kind = 'brand'")).toEqual([{ n: 1 }]);
  });

  test('replies beyond the first few are asked for', async () => {
    const { desk, tube } = await acmeOnYoutube(1);
    for (let n = 0; n < 150; n++)
      tube.comments.push({ id: `q0.${n}`, author: 'ann', text: `me too ${n}`, at: now - 1800 + n, parent: 'q0' });
    const summary = await desk.json('pull', 'youtube');
    expect(summary.streams[0]!.new).toBe(151);
  });

  test('a late answer under a comment of yesterday is found although its thread does not move up', async () => {
    const { desk, tube } = await acmeOnYoutube(30);
    await desk.json('pull', 'youtube');
    tube.comments.push({ id: 'q26.late', author: 'acme', text: 'sorry, yes', at: now + 60, parent: 'q26' });
    desk.time += HOUR * 1000;
    await desk.json('pull', 'youtube');
    const rows = await desk.rows("SELECT t.status FROM turn t JOIN post p ON p.key = t.asked_post WHERE p.id = 'q26'");
    expect(rows).toEqual([{ status: 'answered' }]);
  });

  test('a deleted comment leaves a tombstone', async () => {
    const { desk, tube } = await acmeOnYoutube(4);
    await desk.json('pull', 'youtube');
    tube.comments[0]!.deleted = true;
    desk.time += HOUR * 1000;
    expect((await desk.json('pull', 'youtube')).streams[0]).toMatchObject({ deleted: 1 });
  });

  test('a used-up quota stops with exit code 5, a bad key with 4, an unknown channel says so', async () => {
    const { desk, tube } = await acmeOnYoutube(250);
    tube.interject('/commentThreads', { ...refusal(403, 'quotaExceeded', 'quota'), after: 1 });
    const stopped = await desk.json('pull', 'youtube');
    expect(stopped.code).toBe(5);
    expect(stopped.streams[0]!.stopped!.message).toContain('quota of the day');
    expect((await desk.json('pull', 'youtube')).streams[0]).toMatchObject({ resumed: true, state: 'complete' });
    desk.env.YOUTUBE_API_KEY = 'other';
    expect(await desk.run('pull', 'youtube')).toMatchObject({
      code: 4,
      stderr: expect.stringContaining('refused the API key'),
    });
    desk.env.YOUTUBE_API_KEY = 'tube-key';
    await desk.run('brand', 'add', 'nobody', 'youtube:@nobody');
    expect(await desk.run('pull', 'youtube', '--brand', 'nobody')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('no channel @nobody'),
    });
    expect(await desk.run('pull', 'youtube', '--via', 'search')).toMatchObject({ code: 1 });
  });
});

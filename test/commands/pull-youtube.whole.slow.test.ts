import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { NOON, openSandbox, type Sandbox } from '../helpers/sandbox.ts';
import { OWN_VIDEO, refusal, startYoutube, type TubeServer } from '../helpers/servers/youtube.ts';

const HOUR = 3600;
const now = NOON / 1000;
let tube: TubeServer | undefined;

afterEach(async () => {
  await tube?.close();
  tube = undefined;
});

async function acmeOnYoutube(questions: number): Promise<{ sandbox: Sandbox; tube: TubeServer }> {
  const sandbox = openSandbox({ YOUTUBE_API_KEY: 'tube-key' });
  tube = await startYoutube('acme', sandbox.clock);
  sandbox.env.SOCIALCARE_YOUTUBE_BASE_URL = tube.url;
  for (let n = 0; n < questions; n++) {
    const at = now - (n + 1) * HOUR;
    tube.comments.push({ id: `q${n}`, author: n % 2 ? 'ann' : 'bob', text: `does it fit ${n}?`, at });
    if (n % 2) tube.comments.push({ id: `q${n}.a`, author: 'acme', text: 'it does', at: at + 600, parent: `q${n}` });
  }
  await sandbox.run('brand', 'add', 'acme', 'youtube:@acme');
  return { sandbox, tube };
}

function videosOfAcme(sandbox: Sandbox, ...videos: string[]): void {
  writeFileSync(join(sandbox.cwd, 'socialcare.toml'), `[sources.youtube.videos]\nAcme = ${JSON.stringify(videos)}\n`);
}

describe('pulling from YouTube', () => {
  test("comments and the channel's own replies come in one walk, over many pages", async () => {
    const { sandbox } = await acmeOnYoutube(250);
    const summary = await sandbox.json('pull', 'youtube');
    expect(summary.code).toBe(0);
    expect(summary.streams).toHaveLength(1);
    expect(summary.streams[0]).toMatchObject({ stream: 'comments:@acme', state: 'complete', posts: 375 });
    expect(await sandbox.rows('SELECT status, count(*) AS n FROM turn GROUP BY status ORDER BY status')).toEqual([
      { status: 'answered', n: 125 },
      { status: 'unanswered', n: 125 },
    ]);
    expect(await sandbox.rows("SELECT count(*) AS n FROM coverage WHERE kind = 'brand'")).toEqual([{ n: 1 }]);
  });

  test('replies beyond the first few are asked for', async () => {
    const { sandbox, tube } = await acmeOnYoutube(1);
    for (let n = 0; n < 150; n++)
      tube.comments.push({ id: `q0.${n}`, author: 'ann', text: `me too ${n}`, at: now - 1800 + n, parent: 'q0' });
    const summary = await sandbox.json('pull', 'youtube');
    expect(summary.streams[0]!.new).toBe(151);
  });

  test('a late answer under a comment of yesterday is found although its thread does not move up', async () => {
    const { sandbox, tube } = await acmeOnYoutube(30);
    await sandbox.json('pull', 'youtube');
    tube.comments.push({ id: 'q26.late', author: 'acme', text: 'sorry, yes', at: now + 60, parent: 'q26' });
    sandbox.time += HOUR * 1000;
    await sandbox.json('pull', 'youtube');
    const rows = await sandbox.rows(
      "SELECT t.status FROM turn t JOIN post p ON p.key = t.asked_post WHERE p.id = 'q26'",
    );
    expect(rows).toEqual([{ status: 'answered' }]);
  });

  test('a deleted comment leaves a tombstone', async () => {
    const { sandbox, tube } = await acmeOnYoutube(4);
    await sandbox.json('pull', 'youtube');
    tube.comments[0]!.deleted = true;
    sandbox.time += HOUR * 1000;
    expect((await sandbox.json('pull', 'youtube')).streams[0]).toMatchObject({ deleted: 0, looks_deleted: 1 });
    sandbox.time += HOUR * 1000;
    expect((await sandbox.json('pull', 'youtube')).streams[0]).toMatchObject({ deleted: 1 });
  });

  test('a used-up quota stops with exit code 5, a bad key with 4, an unknown channel says so', async () => {
    const { sandbox, tube } = await acmeOnYoutube(250);
    tube.interject('/commentThreads', { ...refusal(403, 'quotaExceeded', 'quota'), after: 1 });
    const stopped = await sandbox.json('pull', 'youtube');
    expect(stopped.code).toBe(5);
    expect(stopped.streams[0]!.stopped!.message).toContain('quota of the day');
    expect((await sandbox.json('pull', 'youtube')).streams[0]).toMatchObject({ resumed: true, state: 'complete' });
    sandbox.env.YOUTUBE_API_KEY = 'other';
    expect(await sandbox.run('pull', 'youtube')).toMatchObject({
      code: 4,
      stderr: expect.stringContaining('refused the API key'),
    });
    sandbox.env.YOUTUBE_API_KEY = 'tube-key';
    await sandbox.run('brand', 'add', 'nobody', 'youtube:@nobody');
    expect(await sandbox.run('pull', 'youtube', '--brand', 'nobody')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('no channel @nobody'),
    });
    expect(await sandbox.run('pull', 'youtube', '--via', 'archive')).toMatchObject({ code: 1 });
  });

  test("single videos are searched, a reviewer's too: the answers count there, and the sampling says search", async () => {
    const { sandbox, tube } = await acmeOnYoutube(120);
    const video = 'reviewVid_1';
    tube.videos.set(video, { channel: 'reviewer' }).set('otherVideo1', { channel: 'acme' });
    tube.comments.push(
      { id: 'r1', author: 'ann', text: 'mine broke', at: now - 5 * HOUR, video },
      { id: 'r1.a', author: 'acme', text: 'we will send another', at: now - 4 * HOUR, parent: 'r1', video },
      { id: 'r2', author: 'bob', text: 'nice review', at: now - 3 * HOUR, video },
      { id: 'r3', author: 'cy', text: 'does it rust, @acme?', at: now - 2 * HOUR, video },
      { id: 'o1', author: 'bob', text: 'not asked for', at: now - HOUR, video: 'otherVideo1' },
    );
    videosOfAcme(sandbox, OWN_VIDEO, video);
    const summary = await sandbox.json('pull', 'youtube', '--via', 'search');
    expect(summary.code).toBe(0);
    expect(summary.streams).toMatchObject([
      { stream: `video:${OWN_VIDEO}`, state: 'complete', new: 180 },
      { stream: `video:${video}`, state: 'complete', new: 4 },
    ]);
    const asked = tube.asked.filter(({ path }) => path === '/commentThreads').map(({ query }) => query);
    expect(asked.map((query) => query.get('videoId'))).toEqual([OWN_VIDEO, OWN_VIDEO, video]);
    expect(asked.every((query) => query.get('order') === 'time')).toBe(true);
    expect(await sandbox.rows("SELECT id FROM post WHERE id IN ('r1', 'r1.a', 'r2', 'o1') ORDER BY id")).toEqual([
      { id: 'r1' },
      { id: 'r1.a' },
      { id: 'r2' },
    ]);
    expect(
      await sandbox.rows('SELECT reach, status, count(*) AS n FROM turn GROUP BY reach, status ORDER BY reach, status'),
    ).toEqual([
      { reach: 'direct', status: 'answered', n: 60 },
      { reach: 'direct', status: 'unanswered', n: 61 },
      { reach: 'untagged', status: 'answered', n: 1 },
    ]);
    expect(await sandbox.rows("SELECT sampling, since, until FROM coverage WHERE kind = 'brand'")).toEqual([
      { sampling: 'search', since: now - 30 * 24 * HOUR, until: now },
    ]);
  });

  test('a search without videos says how to name them; a video that is deleted or closed is named, the others are read', async () => {
    const { sandbox, tube } = await acmeOnYoutube(2);
    expect(await sandbox.run('pull', 'youtube', '--via', 'search')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/no videos are configured for acme.*\[sources\.youtube\.videos\]/s),
    });
    tube.videos.set('closedVideo', { channel: 'acme', disabled: true });
    videosOfAcme(sandbox, 'closedVideo', 'goneVideo-1', OWN_VIDEO);
    const { code, streams } = await sandbox.json('pull', 'youtube', '--via', 'search');
    expect(code).toBe(1);
    expect(streams.map(({ state, stopped }) => [state, stopped?.message])).toEqual([
      ['stopped', 'comments are switched off under the video closedVideo'],
      ['stopped', 'YouTube shows no video goneVideo-1'],
      ['complete', undefined],
    ]);
  });
});

/** show of a very long thread: four times the posts take about four times as long. */
import { expect, test } from 'vitest';
import { conversationFolder } from '../helpers/conversation-folder.ts';
import { run } from '../helpers/run.ts';

async function threadOf(posts: number): Promise<string> {
  const two = (number: number) => String(number).padStart(2, '0');
  const lines = Array.from({ length: posts }, (_, at) => {
    const clock = `${two(Math.floor(at / 3600))}:${two(Math.floor(at / 60) % 60)}:${two(at % 60)}`;
    const who = at % 2 === 0 ? `@c${at % 50}` : '@acme';
    return `${clock} #p${at} ${who}${at === 0 ? '' : ` re p${at - 1}`}: @acme @c${(at - 1) % 50} why is it late`;
  });
  const cwd = await conversationFolder(lines.join('\n'));
  await run(['classify'], { cwd });
  return cwd;
}

/** Milliseconds of CPU, the better of two runs. */
async function cost(cwd: string, ...flags: string[]): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let time = 0; time < 2; time++) {
    const before = process.cpuUsage();
    const { code } = await run(['show', 'p5', ...flags], { cwd });
    expect(code).toBe(0);
    best = Math.min(best, process.cpuUsage(before).user / 1000);
  }
  return best;
}

test.each([[[]], [['--json']]])('%j', { timeout: 240_000 }, async (flags) => {
  const [short, long] = [await threadOf(1_500), await threadOf(6_000)];
  await cost(short, ...flags);
  const [few, many] = [await cost(short, ...flags), await cost(long, ...flags)];
  expect(many / few).toBeLessThan(8);
});

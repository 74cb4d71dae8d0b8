/** A folder with many brands, whose names and customers' texts are what pages and sheets break on. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, temporaryFolder } from './run.ts';

const HEAD = 'channel,id,created_at,author_handle,text,reply_to_id';
export const BRANDS = 54;
/** 40 characters without a break, right to left, emoji, markup. */
const NAMES = ['verylongbrandnamewithoutanyspaceinitatall', 'شركة-الاتصالات', '🛳️ferry', '<script>alert(1)</script>'];

/** A store of many brands, with names and texts that pages break on. */
export async function manyBrands(): Promise<string> {
  const cwd = temporaryFolder();
  const rows = [HEAD];
  for (let at = 0; at < BRANDS; at++) {
    await run(['brand', 'add', NAMES[at] ?? `brand${at}`, `@b${at}`], { cwd });
    for (let post = 0; post < 40; post++) {
      const id = 1000 * (at + 1) + 2 * post;
      const day = String(1 + (post % 28)).padStart(2, '0');
      const text = `"@b${at} <img src=x onerror=alert(1)> ‮مرحبا 👩‍👩‍👧 ${'x'.repeat(60)}"`;
      rows.push(`x,${id},2026-10-${day}T0${post % 10}:00:00Z,ann${at}_${post},${text},`);
      if (post % 3) rows.push(`x,${id + 1},2026-10-${day}T1${post % 10}:00:00Z,b${at},"@ann${at}_${post} sorry",${id}`);
    }
  }
  writeFileSync(join(cwd, 'posts.csv'), `${rows.join('\n')}\n`);
  await run(['import', 'posts.csv', '--sampling', 'complete'], { cwd });
  return cwd;
}

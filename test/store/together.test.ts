/** Two programs write into one database at once: neither loses a post, neither takes the other's keys. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startBatch } from '../../src/store/facts/batches.ts';
import { openIngest } from '../../src/store/facts/ingest.ts';
import { INTEGRITY } from '../../src/store/integrity.ts';
import { openStore } from '../helpers/database.ts';
import { temporaryFolder } from '../helpers/run.ts';
import { turnsOf } from '../helpers/store.ts';
import { transcript } from '../helpers/transcript.ts';

test('an import and a pull take turns: one sees what the other wrote, whoever came first', async () => {
  const path = join(temporaryFolder(), 'care.db');
  const stores = [await openStore(path), await openStore(path)] as const;
  const opened = stores.map(async (store) => {
    const batch = await startBatch(store, {
      source: 'import test',
      sampling: 'complete',
      toolVersion: '0',
      startedAt: 0,
    });
    return openIngest(store, { batch, autoReplySeconds: 15, now: 0, registerBrands: true });
  });
  const ingests = await Promise.all(opened);
  const say = (who: number, line: string) => ingests[who]!.add(transcript(line));
  await say(0, '09:00 #1 @ann inbound=true: @acme help');
  await say(1, '09:05 #2 @ann re 1 inbound=true: anybody?');
  await say(0, '09:12 #3 @acme re 2 inbound=false: @ann yes');
  expect(await say(1, '09:12 #3 @acme re 2 inbound=false: @ann yes')).toEqual({
    new: 0,
    changed: 0,
    same: 1,
    contradicting: 0,
  });
  await say(1, '09:20 #4 @bob inbound=true: @acme and me?');
  await say(0, '09:30 #5 @acme re 4 inbound=false: @bob sure');
  for (const ingest of ingests) await ingest.close([]);
  expect((await turnsOf(stores[0])).map((turn) => [turn.asked_post, turn.posts, turn.answer_post])).toEqual([
    ['1', 2, '3'],
    ['4', 1, '5'],
  ]);
  for (const sql of Object.values(INTEGRITY)) expect(await stores[1].read(sql)).toEqual([]);
  for (const store of stores) await store.close();
});

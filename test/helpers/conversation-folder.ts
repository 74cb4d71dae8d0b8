/** A folder with a database of conversations and a configuration, for commands that work on a queue. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { declareAccounts } from '../../src/store/accounts/brand-changes.ts';
import { openStore } from './database.ts';
import { temporaryFolder } from './run.ts';
import { addPosts } from './store.ts';
import { DAY_ONE } from './transcript.ts';

export async function conversationFolder(conversation: string, toml = ''): Promise<string> {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, 'socialcare.toml'), toml);
  await addConversation(cwd, conversation);
  return cwd;
}

/** More posts for the same folder. */
export async function addConversation(cwd: string, conversation: string): Promise<void> {
  const store = await openStore(join(cwd, 'care.db'));
  const accounts = ['acme', 'acmecare'].map((handle) => ({ channel: 'x', handle, id: null, bot: false }));
  await declareAccounts(store, 'acme', accounts, { autoReplySeconds: 15, now: DAY_ONE });
  await addPosts(store, conversation);
  await store.close();
}

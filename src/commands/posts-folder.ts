/** A folder of posts in place of an exported store: read into a database of its own, which goes with the command. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Context, createContext } from '../context.ts';
import { amount } from '../domain/amount.ts';
import { Interrupted, UsageError } from '../errors.ts';
import type { Store } from '../store/open.ts';

/** Names shown; there may be hundreds. */
const MOST_NAMES = 5;

/** @returns the posts of a folder that holds nothing else; none where it is no such folder */
export async function postsAlone(folder: string): Promise<string[]> {
  const [{ isPostsAlone }, { parquetFiles }] = await Promise.all([
    import('../store/store-manifest.ts'),
    import('../formats/parquet/parquet-input.ts'),
  ]);
  return isPostsAlone(folder) ? parquetFiles(folder).catch(() => []) : [];
}

/**
 * Its numbers are those of an import of the folder: labels, decisions and what was covered are not in posts. Brands are those of
 * the configuration, or else of the accounts that the posts call a brand's.
 * @param files of the folder
 * @param folder absolute
 * @param given as it was typed
 * @throws UsageError where nothing says which accounts are a brand's
 */
export async function openPostsFolder(
  context: Context,
  files: readonly string[],
  folder: string,
  given: string,
): Promise<Store> {
  const { environment, flags, terminal } = context;
  const room = mkdtempSync(join(tmpdir(), 'socialcare-posts-'));
  const { engine: _, from: __, memory: ___, ...others } = flags;
  const inner = await createContext(environment, { ...others, db: join(room, 'posts.db'), quiet: true });
  const clear = async () => {
    await inner.close();
    rmSync(room, { recursive: true, force: true });
  };
  try {
    const brands = await declareBrands(inner, files);
    if (brands.length === 0)
      throw new UsageError(
        `${given} holds posts, and nothing says which accounts are a brand's`,
        `Write them into socialcare.toml:\n  [brands.acme]\n  accounts = ["x:@acme", "x:@acmecare"]\nor export the whole store: socialcare export store -o FOLDER`,
      );
    terminal.note(
      `${given} holds posts and no store: they are read into a temporary database, which counts them.\n` +
        `Brands: ${listed(brands)}. Labels, decisions and what the posts cover are not in such a folder.`,
    );
    const { importFiles } = await import('./import/index.ts');
    await importFiles(inner, [folder], { classify: false });
    const store = await inner.store();
    return { ...store, path: folder, close: clear };
  } catch (error) {
    await clear();
    throw error instanceof Interrupted
      ? new Interrupted('stopped; nothing was counted, and nothing is left of it', 'Run the same command again.')
      : error;
  }
}

/** Returns the names of the brands. */
async function declareBrands(inner: Context, files: readonly string[]): Promise<string[]> {
  const [store, config] = [await inner.store(), await inner.config()];
  const configured = Object.keys(config.brands);
  if (configured.length > 0) return configured;
  const [{ brandsOfPosts }, { declareAccounts }] = await Promise.all([
    import('../store/open.ts'),
    import('../store/accounts/brand-changes.ts'),
  ]);
  const found = await brandsOfPosts(files);
  for (const [name, accounts] of found)
    await declareAccounts(
      store,
      name,
      accounts.map((account) => ({ ...account, bot: false })),
      {
        autoReplySeconds: config.auto_reply_seconds.value,
        episodeGap: config.episode_gap_seconds.value,
        now: inner.now(),
      },
    );
  return [...found.keys()];
}

function listed(names: readonly string[]): string {
  if (names.length <= MOST_NAMES) return names.join(', ');
  return `${names.slice(0, MOST_NAMES).join(', ')} and ${amount(names.length - MOST_NAMES, 'other')}`;
}

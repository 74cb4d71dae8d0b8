/** Threads grouped again after links of stored posts changed: parents are looked up anew, threads fall apart and join. */
import type { Db } from '../open.ts';

export interface Regrouped {
  /** Labels that the posts carried before: their turns are void. */
  before: Set<number>;
  /** Labels they carry now: their turns are to be rebuilt. */
  after: Set<number>;
}

interface LinkedPost {
  key: number;
  thread: number;
  channel: string;
  id: string;
  reply_to: string | null;
  parent: number | null;
  conversation: string | null;
}

/** Prepares the grouping; the caller holds the transaction and rebuilds the turns. */
export function openRegroup(db: Db): (threads: Iterable<number>) => Regrouped {
  const load = db.prepare<[string], LinkedPost>(
    `SELECT p.key, p.thread, p.channel, p.id, p.reply_to, p.parent, p.conversation
     FROM json_each(?) t CROSS JOIN post p ON p.thread = t.value`,
  );
  const find = db.prepare<[string, string], { key: number; thread: number }>(
    'SELECT key, thread FROM post WHERE channel = ? AND id = ?',
  );
  const first = db
    .prepare<[string, string], string>('SELECT first_id FROM post_alias WHERE channel = ? AND id = ?')
    .pluck();
  const talking = db
    .prepare<[string, string], number>(
      'SELECT DISTINCT thread FROM post INDEXED BY post_conversation WHERE channel = ? AND conversation = ?',
    )
    .pluck();
  const write = db.prepare('UPDATE post SET parent = ?, thread = ? WHERE key = ?');

  function parentOf({ channel, key, reply_to }: LinkedPost): { key: number; thread: number } | undefined {
    if (reply_to === null) return undefined;
    const version = () => {
      const id = first.get(channel, reply_to);
      return id === undefined ? undefined : find.get(channel, id);
    };
    const parent = find.get(channel, reply_to) ?? version();
    return parent?.key === key ? undefined : parent;
  }

  return (threads) => {
    const before = new Set(threads);
    const posts: LinkedPost[] = [];
    const parents = new Map<number, number>();
    const firstOf = new Map<string, number>();
    const groups = new DisjointSets();
    for (let wanted = [...before]; wanted.length > 0; ) {
      const more = new Set<number>();
      for (const post of load.all(JSON.stringify(wanted))) {
        posts.push(post);
        const parent = parentOf(post);
        if (parent) {
          parents.set(post.key, parent.key);
          groups.unite(post.key, parent.key);
          more.add(parent.thread);
        }
        if (post.conversation === null) continue;
        const talk = `${post.channel}\n${post.conversation}`;
        const known = firstOf.get(talk);
        if (known === undefined) {
          firstOf.set(talk, post.key);
          for (const thread of talking.all(post.channel, post.conversation)) more.add(thread);
        } else groups.unite(post.key, known);
      }
      wanted = [...more].filter((thread) => !before.has(thread));
      for (const thread of wanted) before.add(thread);
    }
    const after = new Set<number>();
    for (const { key, thread, parent } of posts) {
      const group = groups.find(key);
      const link = parents.get(key) ?? null;
      after.add(group);
      if (group !== thread || link !== parent) write.run(link, group, key);
    }
    return { before, after };
  };
}

/** Union-find over keys; the smallest key of a set names it. */
class DisjointSets {
  readonly #above = new Map<number, number>();

  find(key: number): number {
    let root = key;
    for (let up = this.#above.get(root); up !== undefined; up = this.#above.get(root)) root = up;
    for (let at = key; at !== root; ) {
      const up = this.#above.get(at)!;
      this.#above.set(at, root);
      at = up;
    }
    return root;
  }

  unite(a: number, b: number): void {
    const left = this.find(a);
    const right = this.find(b);
    if (left !== right) this.#above.set(Math.max(left, right), Math.min(left, right));
  }
}

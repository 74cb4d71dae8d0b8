/** Threads: parents may come before or after their children, in this batch or years apart; every post knows its thread. */

import { byChannel } from '../facts/by-channel.ts';
import type { IdFilter } from '../facts/id-filter.ts';
import type { PostRow } from '../facts/posts.ts';
import type { Db } from '../open.ts';

export interface Touched {
  /** Threads to load and rebuild. */
  stored: Set<number>;
  /** Threads that consist of these rows alone: they need not be read back. */
  fresh: Map<number, PostRow[]>;
}

export interface Threads {
  /** Gives new rows their parent and thread, links children that were waiting, merges threads. */
  join(rows: PostRow[]): Touched;
  /** Threads of stored posts that wait for a parent of these ids. */
  waitingFor(ids: readonly { channel: string; id: string }[]): number[];
  /** Threads that quote this post, and those of the posts that it quotes. */
  quotingOrQuoted(channel: string, id: string, quoted: readonly (string | null)[]): number[];
}

interface Held {
  key: number;
  id: string;
  thread: number;
}

/** @param filter knows every id held and every parent waited for, where such filters are kept */
export function openThreads(db: Db, filter: { held?: IdFilter; awaited?: IdFilter }): Threads {
  const held = db.prepare<[string, string], Held>(
    'SELECT key, id, thread FROM post WHERE channel = ? AND id IN (SELECT value FROM json_each(?))',
  );
  const waiting = db.prepare<[string, string], Held>(
    `SELECT key, reply_to AS id, thread FROM post INDEXED BY post_waiting
     WHERE channel = ? AND parent IS NULL AND reply_to IN (SELECT value FROM json_each(?))`,
  );
  const quoting = db.prepare<[string, string], { thread: number; id: string }>(
    `SELECT DISTINCT thread, quote_of AS id FROM post INDEXED BY post_quote
     WHERE channel = ? AND quote_of IS NOT NULL AND quote_of IN (SELECT value FROM json_each(?))`,
  );
  const anyQuote = db.prepare('SELECT 1 FROM post INDEXED BY post_quote WHERE quote_of IS NOT NULL LIMIT 1');
  const talking = db.prepare<[string, string], { conversation: string; thread: number }>(
    `SELECT conversation, min(thread) AS thread FROM post INDEXED BY post_conversation
     WHERE channel = ? AND conversation IS NOT NULL AND conversation IN (SELECT value FROM json_each(?))
     GROUP BY conversation`,
  );
  const setParent = db.prepare('UPDATE post SET parent = ? WHERE key = ?');
  const movePosts = db.prepare('UPDATE post SET thread = ? WHERE thread = ?');
  const moveTurns = db.prepare('UPDATE turn SET thread = ? WHERE thread = ?');

  function move(labels: Labels): void {
    for (const [from, to] of labels.moved()) {
      movePosts.run(to, from);
      moveTurns.run(to, from);
    }
  }

  /** Id -> post, of those that these rows name and that were stored before. */
  function stored(channel: string, rows: PostRow[], pick: (row: PostRow) => string | null): Map<string, Held> {
    const ids = new Set<string>();
    for (const row of rows) {
      const id = pick(row)!;
      if (filter.held?.mayHold(id) ?? true) ids.add(id);
    }
    if (ids.size === 0) return new Map();
    return new Map(held.all(channel, JSON.stringify([...ids])).map((row) => [row.id, row]));
  }

  return {
    join(rows) {
      const touched = new Set<number>();
      const labels = new Labels(rows[0]?.key ?? Number.POSITIVE_INFINITY, rows.length);
      for (const [channel, group] of byChannel(rows)) {
        const here = new Map<string, PostRow>();
        for (const row of group) for (const id of row.ids) here.set(id, row);
        const ids = [...here.keys()];
        const { awaited } = filter;
        const wanted = JSON.stringify(awaited ? ids.filter((id) => awaited.mayHold(id)) : ids);
        const absent: PostRow[] = [];
        for (const row of group) {
          if (row.replyTo === null) continue;
          const parent = here.get(row.replyTo);
          if (!parent) absent.push(row);
          else if (parent !== row) {
            row.parent = parent.key;
            row.parentAuthor = parent.author;
            labels.unite(row.key, parent.key);
          }
        }
        const parents = stored(channel, absent, (row) => row.replyTo);
        for (const row of absent) {
          const parent = parents.get(row.replyTo!);
          if (!parent) continue;
          row.parent = parent.key;
          labels.old(parent.thread);
          labels.unite(row.key, parent.thread);
        }
        for (const child of waiting.all(channel, wanted)) {
          const parent = here.get(child.id)!;
          setParent.run(parent.key, child.key);
          labels.old(child.thread);
          labels.unite(parent.key, child.thread);
        }
        joinConversations(channel, group, labels);
        const quotes = group.filter(({ quoteOf }) => quoteOf !== null);
        for (const { quoteOf } of quotes) {
          const quoted = here.get(quoteOf!);
          if (quoted) touched.add(quoted.key);
        }
        const quotesAbsent = quotes.filter(({ quoteOf }) => !here.has(quoteOf!));
        for (const { thread } of stored(channel, quotesAbsent, (row) => row.quoteOf).values()) touched.add(thread);
        if (anyQuote.get() === undefined) continue;
        for (const { thread, id } of quoting.all(channel, JSON.stringify(ids)))
          touched.add(thread).add(here.get(id)!.key);
      }
      move(labels);
      const rebuilt = new Set([...touched, ...labels.stored()].map((thread) => labels.find(thread)));
      for (const row of rows) {
        row.thread = labels.find(row.key);
        if (row.quoteOf !== null) rebuilt.add(row.thread);
      }
      const fresh = new Map<number, PostRow[]>();
      for (const row of rows) {
        if (rebuilt.has(row.thread)) continue;
        const thread = fresh.get(row.thread);
        if (thread) thread.push(row);
        else fresh.set(row.thread, [row]);
      }
      return { stored: rebuilt, fresh };
    },

    waitingFor(ids) {
      return ids.flatMap(({ channel, id }) => waiting.all(channel, JSON.stringify([id])).map(({ thread }) => thread));
    },

    quotingOrQuoted(channel, id, quoted) {
      const ids = JSON.stringify(quoted.filter((one) => one !== null));
      return [...quoting.all(channel, JSON.stringify([id])), ...held.all(channel, ids)].map(({ thread }) => thread);
    },
  };

  function joinConversations(channel: string, group: PostRow[], labels: Labels): void {
    const spoken = new Set(group.map((row) => row.conversation).filter((id) => id !== null));
    if (spoken.size === 0) return;
    const known = new Map(
      talking.all(channel, JSON.stringify([...spoken])).map((row) => [row.conversation, row.thread]),
    );
    for (const thread of known.values()) labels.old(thread);
    for (const row of group) {
      if (row.conversation === null) continue;
      const thread = known.get(row.conversation);
      if (thread === undefined) known.set(row.conversation, row.key);
      else labels.unite(row.key, thread);
    }
  }
}

/** Union-find over thread labels; the smallest label of a set names it, so threads already stored keep theirs. */
class Labels {
  /** Of labels in the database. Zero, which no label is, stands for a label that has no other above it. */
  #old = new Map<number, number>();
  #first: number;
  /** Of the rows that come in, whose labels follow each other from `first` on: an array is asked far faster than a map. */
  #fresh: Float64Array;

  /** @param first the smallest label of the rows that come in; @param count how many there are */
  constructor(first: number, count: number) {
    this.#first = first;
    this.#fresh = new Float64Array(count);
  }

  /** Declares a label that rows in the database carry. */
  old(label: number): void {
    if (!this.#old.has(label)) this.#old.set(label, 0);
  }

  #above(label: number): number {
    return label < this.#first ? (this.#old.get(label) ?? 0) : this.#fresh[label - this.#first]!;
  }

  #place(label: number, above: number): void {
    if (label < this.#first) this.#old.set(label, above);
    else this.#fresh[label - this.#first] = above;
  }

  find(label: number): number {
    let root = label;
    for (let up = this.#above(root); up !== 0; up = this.#above(root)) root = up;
    for (let at = label; at !== root; ) {
      const up = this.#above(at);
      this.#place(at, root);
      at = up;
    }
    return root;
  }

  unite(a: number, b: number): void {
    const left = this.find(a);
    const right = this.find(b);
    if (left !== right) this.#place(Math.max(left, right), Math.min(left, right));
  }

  /** Labels that rows in the database carry. */
  stored(): Iterable<number> {
    return this.#old.keys();
  }

  /** Stored labels that gave way to a smaller one. */
  moved(): [from: number, to: number][] {
    return [...this.#old.keys()]
      .map((label): [number, number] => [label, this.find(label)])
      .filter(([from, to]) => from !== to);
  }
}

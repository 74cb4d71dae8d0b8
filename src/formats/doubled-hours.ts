/** The hour that clocks show twice at the end of summer time: which of the two a post means, by replies and by row order. */
import { amount } from '../domain/amount.ts';
import type { SourcePost } from '../domain/post.ts';
import type { Chunker } from './chunker.ts';

export interface DoubledHours<Source> {
  /** @param again the second moment its time may mean, where it may mean two */
  post(post: SourcePost, line: number, source: Source, again: number | undefined): void;
  /** Releases the deferred posts. Returns notes. */
  finish(): string[];
}

interface DeferredPost<Source> {
  post: SourcePost;
  line: number;
  source: Source;
  first: number;
  second: number;
  decided?: 'first' | 'second' | undefined;
}

/** So many posts are deferred at most, which bounds the memory of reading. */
const MAX_DEFERRED = 5_000;
const LINES_SHOWN = 5;

/** Defers the posts of a doubled hour until their neighbours are known; all others pass through. */
export function doubledHours<Source>(out: Pick<Chunker<Source>, 'post'>): DoubledHours<Source> {
  let deferred: DeferredPost<Source>[] = [];
  let total = 0;
  const guessed: number[] = [];
  let guesses = 0;
  let lastFirst = Number.NaN;
  let lastSecond = Number.NaN;
  let rises = false;
  let falls = false;

  /** Follows whether the file is sorted; two times in the same hour do not show it. */
  function follow(first: number, second: number): void {
    if (first > lastSecond) rises = true;
    else if (second < lastFirst) falls = true;
    lastFirst = first;
    lastSecond = second;
  }

  function release(): void {
    const pairs = pairsOf(deferred);
    decideByReplies(pairs);
    if (rises !== falls) decideByRows(rises ? deferred : [...deferred].reverse(), pairs);
    decideByReplies(pairs);
    for (const { post, line, source, second, decided } of deferred) {
      if (decided === undefined) {
        guesses++;
        if (guessed.length < LINES_SHOWN) guessed.push(line);
      }
      if (decided === 'second') post.createdAt = second;
      out.post(post, line, source);
    }
    total += deferred.length;
    deferred = [];
  }

  return {
    post(post, line, source, again) {
      follow(post.createdAt, again ?? post.createdAt);
      if (again === undefined) {
        out.post(post, line, source);
        return;
      }
      deferred.push({ post, line, source, first: post.createdAt, second: again });
      if (deferred.length >= MAX_DEFERRED) release();
    },
    finish() {
      release();
      if (total === 0) return [];
      const fall = amount(
        total,
        'time falls into an hour that clocks show twice',
        'times fall into an hour that clocks show twice',
      );
      if (guesses === 0) return [`${fall}: decided by the order of replies and rows`];
      const lines = `${guessed.join(', ')}${guesses > guessed.length ? ', …' : ''}`;
      return [
        `${fall}: ${guesses} of them read as the first, because nothing decides it (line${guesses === 1 ? '' : 's'} ${lines})`,
      ];
    },
  };
}

interface Pair<Source> {
  parent: DeferredPost<Source>;
  reply: DeferredPost<Source>;
}

function pairsOf<Source>(deferred: DeferredPost<Source>[]): Pair<Source>[] {
  const byId = new Map(deferred.map((one) => [`${one.post.channel}\n${one.post.id}`, one]));
  return deferred.flatMap((reply) => {
    const parent = byId.get(`${reply.post.channel}\n${reply.post.replyToId}`);
    return parent && sameNight(parent, reply) ? [{ parent, reply }] : [];
  });
}

/** A reply never comes before its parent. */
function decideByReplies<Source>(pairs: Pair<Source>[]): void {
  for (let changed = true; changed; ) {
    changed = false;
    for (const { parent, reply } of pairs) {
      const crosses = reply.first < parent.first;
      if (crosses || reply.decided === 'first') changed = decide(parent, 'first') || changed;
      if (crosses || parent.decided === 'second') changed = decide(reply, 'second') || changed;
    }
  }
}

/** In a file sorted by time the clock falls back once a night: rows before that are the first hour's, the others the second's. */
function decideByRows<Source>(rows: DeferredPost<Source>[], pairs: Pair<Source>[]): void {
  const before = rows.map(({ decided }) => decided);
  for (let start = 0; start < rows.length; ) {
    let end = start + 1;
    while (end < rows.length && sameNight(rows[start]!, rows[end]!)) end++;
    const night = rows.slice(start, end);
    const drops = night.flatMap((row, at) => (at > 0 && row.first < night[at - 1]!.first ? [at] : []));
    const lastFirst = Math.max(
      night.findLastIndex(({ decided }) => decided === 'first'),
      drops.length === 1 ? drops[0]! - 1 : -1,
    );
    const found = night.findIndex(({ decided }) => decided === 'second');
    const firstSecond = Math.min(found < 0 ? night.length : found, drops.length === 1 ? drops[0]! : night.length);
    if (drops.length <= 1 && lastFirst < firstSecond)
      night.forEach((row, at) => {
        if (at <= lastFirst) decide(row, 'first');
        else if (at >= firstSecond) decide(row, 'second');
      });
    start = end;
  }
  // A file that only looks sorted contradicts its replies.
  if (pairs.every(({ parent, reply }) => parent.decided !== 'second' || reply.decided !== 'first')) return;
  for (const [at, row] of rows.entries()) row.decided = before[at];
}

function sameNight<Source>(a: DeferredPost<Source>, b: DeferredPost<Source>): boolean {
  return Math.abs(a.first - b.first) < 86_400;
}

function decide<Source>(row: DeferredPost<Source>, which: 'first' | 'second'): boolean {
  if (row.decided !== undefined) return false;
  row.decided = which;
  return true;
}

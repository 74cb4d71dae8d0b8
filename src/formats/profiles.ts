/** Accounts among posts: a profile has a name, a time and a description too, but is not a post. */
import { isRecord, type Json } from '../payloads/json.ts';

const WORDS = ['text', 'full_text', 'body', 'content', 'message', 'tweet', 'comment', 'caption'];
const NAMES = ['username', 'screen_name', 'handle', 'acct', 'userName', 'screenName', 'login'];
const COUNTS = /^(follower|following|friend|status|statuse|tweet|listed|post|media)s?_?counts?$/i;

/** True for a record with the name and the counters of an account and no words of a post. */
export function isProfile(record: Json): boolean {
  if (WORDS.some((name) => name in record) || !NAMES.some((name) => typeof record[name] === 'string')) return false;
  return hasCounts(record) || (isRecord(record.public_metrics) && hasCounts(record.public_metrics));
}

function hasCounts(record: Json): boolean {
  return Object.keys(record).filter((name) => COUNTS.test(name) && typeof record[name] === 'number').length >= 2;
}

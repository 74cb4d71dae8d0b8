/** The formats this program reads, in the order they are shown. */
import { bluesky } from './bluesky.ts';
import { csv } from './csv.ts';
import { emptyAnswer } from './empty-answer.ts';
import { facebook } from './facebook.ts';
import type { Format } from './format.ts';
import { instagram } from './instagram.ts';
import { jsonl } from './jsonl.ts';
import { mastodon } from './mastodon.ts';
import { mastodonOutbox } from './mastodon-outbox.ts';
import { ownExport } from './own-export.ts';
import { reddit } from './reddit.ts';
import { threads } from './threads.ts';
import { twcs } from './twcs.ts';
import { xApi } from './x-api.ts';
import { xArchive } from './x-archive.ts';
import { youtube } from './youtube.ts';

export const FORMATS: readonly Format[] = [
  ownExport,
  twcs,
  csv,
  jsonl,
  xApi,
  xArchive,
  mastodon,
  mastodonOutbox,
  bluesky,
  facebook,
  instagram,
  threads,
  youtube,
  reddit,
  emptyAnswer,
];

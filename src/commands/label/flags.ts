/** The flags of label. */
import type { PostSelector } from '../../queue/find-posts.ts';

export interface LabelFlags extends PostSelector {
  from?: string;
  sample?: number;
  facet?: string;
  random?: boolean;
  seed: number;
  list?: boolean;
  new?: boolean;
  actor?: string;
  json?: boolean;
}

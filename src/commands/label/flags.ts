/** The flags of label. */
import type { PostSelector } from '../../queue/find-posts.ts';
import type { MaskFlag } from '../../queue/masking.ts';

export interface LabelFlags extends PostSelector, MaskFlag {
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

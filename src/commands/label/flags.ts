/** The flags of label. */
import type { Which } from '../../queue/post-meant.ts';

export interface LabelFlags extends Which {
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

/** The flags of label. */
export interface LabelFlags {
  from?: string;
  sample?: number;
  facet?: string;
  random?: boolean;
  seed: number;
  list?: boolean;
  new?: boolean;
  channel?: string;
  actor?: string;
  json?: boolean;
}

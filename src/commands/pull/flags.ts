/** The flags of pull. */
import type { Route } from '../../sources/source.ts';

export interface PullFlags {
  brand?: string[];
  via: Route;
  since?: string;
  wait: boolean;
  dryRun?: boolean;
  maxPosts?: number;
  maxCost?: number;
  authors: boolean;
  reread: boolean;
  classify: boolean;
  restart?: string[];
  json?: boolean;
}

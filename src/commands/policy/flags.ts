/** The flags of policy check and test. */
import type { FilterFlags } from '../../reporting/options.ts';

export type PolicyFlags = FilterFlags & { file?: string; against?: string; list?: boolean; json?: boolean };

/** The flags of triage. */
import type { QueueFlags } from '../queue/flags.ts';
import type { RequestWords } from './request.ts';

/** `until` is the end of the filter's period while nothing is decided by flag. */
export interface TriageFlags extends QueueFlags, Omit<RequestWords, 'label'> {
  actor?: string;
  force?: boolean;
  any?: boolean;
  request?: string;
  reveal?: boolean;
  /** A template's name, or true for the one that the policy suggests. */
  reply?: string | true;
  open?: boolean;
}

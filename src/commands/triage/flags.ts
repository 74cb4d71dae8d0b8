/** The flags of triage. */
import type { QueueFlags } from '../queue.ts';

export interface TriageFlags extends QueueFlags {
  as?: string;
  reason?: string;
  via?: string;
  to?: string;
  /** Also the end of the filter's period while nothing is decided by flag. */
  until?: string;
  tag?: string;
  note?: string;
  actor?: string;
  force?: boolean;
  reveal?: boolean;
  /** A template's name, or true for the one that the policy suggests. */
  reply?: string | true;
  open?: boolean;
}

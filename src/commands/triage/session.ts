/** The state of a triage session, from the first waiting turn to the last. */
import type { Context } from '../../context.ts';
import type { WaitingTurn } from '../../domain/queue.ts';
import type { Mask } from '../../queue/masking.ts';
import type { WaitingQueue } from '../../queue/waiting-queue.ts';
import type { Store } from '../../store/open.ts';
import type { KeyPage } from '../../terminal/page.ts';
import type { Holding } from './holding.ts';
import type { Recorder } from './recorder.ts';
import type { SessionTally } from './session-tally.ts';

export interface TriageSession {
  context: Context;
  store: Store;
  page: KeyPage;
  queue: WaitingQueue;
  recorder: Recorder;
  tally: SessionTally;
  /** IANA zone of the times that are shown. */
  zone: string;
  reveal: boolean;
  /** Masks names too, where the configuration or a flag says so. */
  hidden: Mask | undefined;
  message: string;
  /** How many items are left to do. */
  waiting: number;
  /** How many open items come before one. */
  ahead(item: WaitingTurn): number;
  holding: Holding;
}

/** Work that is tried again while a server does not answer. */
import { setTimeout } from 'node:timers/promises';
import type { Address } from './address.ts';
import { asStoreError, isConnectionLost, isNotYetUp } from './errors.ts';

const SAID_AFTER_MS = 1_000;
/** A server that restarts is back within this time, mostly. */
const RECONNECT_MS = 60_000;
const BETWEEN_TRIES_MS = 250;

/** @param sayDown called once each time that it does not answer */
export function openPatience(address: Address, sayDown: () => void) {
  /** While the server does not answer: one for all who wait, so that nobody waits a minute after another has. */
  let outage: { since: number; seen: number; isSaid: boolean } | undefined;

  function mayTryAgain(): boolean {
    const now = performance.now();
    if (!outage || now - outage.seen > RECONNECT_MS) outage = { since: now, seen: now, isSaid: false };
    outage.seen = now;
    const lasts = now - outage.since;
    if (lasts > SAID_AFTER_MS && !outage.isSaid) {
      outage.isSaid = true;
      sayDown();
    }
    return lasts <= RECONNECT_MS;
  }

  /** Work that changes nothing is done again on a new connection when its own was lost. */
  return async function patiently<Result>(work: () => Promise<Result>): Promise<Result> {
    let firstLost: number | undefined;
    for (;;) {
      try {
        const result = await work();
        outage = undefined;
        return result;
      } catch (error) {
        const cause = (error as Error).cause ?? error;
        if (!(isConnectionLost(cause) || isNotYetUp(cause))) throw asStoreError(error, address);
        firstLost ??= performance.now();
        // Work that the server does not survive would outlast every outage, which its own first answers end.
        if (!mayTryAgain() || performance.now() - firstLost > RECONNECT_MS) throw asStoreError(error, address);
        await setTimeout(BETWEEN_TRIES_MS);
      }
    }
  };
}

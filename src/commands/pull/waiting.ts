/** Waiting: retries that can be interrupted, and rate limits with a countdown or an end. */
import type { Context } from '../../context.ts';
import { formatTime } from '../../domain/clock-time.ts';
import { formatDuration } from '../../domain/duration.ts';
import { Interrupted, RateStop } from '../../errors.ts';

export interface RateWaiting {
  sleep(milliseconds: number): Promise<void>;
  /** Counts down. @throws RateStop when waiting is not allowed or too long, Interrupted on Ctrl-C */
  wait(seconds: number, why: string): Promise<void>;
}

/** Longer waits, such as for daily quotas, end the run instead. */
const LONGEST_WAIT_SECONDS = 3600;

/** @param onTick called about once a second while a wait goes on */
export function openRateWaiting(
  context: Context,
  welcome: boolean,
  timezone: string,
  onTick: () => Promise<void>,
): RateWaiting {
  const { environment, terminal } = context;
  const sleep = async (milliseconds: number) => {
    await (environment.sleep ?? realSleep)(milliseconds, environment.signal);
  };
  return {
    sleep,
    async wait(seconds, why) {
      const until = environment.now() + seconds * 1000;
      const clock = formatTime(until / 1000, timezone);
      if (!welcome || seconds > LONGEST_WAIT_SECONDS)
        throw new RateStop(
          `${why}; it answers again at ${clock}`,
          'Run the same command again then to continue from here.',
        );
      terminal.note(`waiting ${formatDuration(seconds)}, until ${clock}: ${why}`);
      const { startProgress } = await import('../../terminal/progress.ts');
      const bar = terminal.live;
      bar?.clear();
      const countdown = startProgress(terminal, { label: 'waiting', unit: 'pages', now: environment.now });
      try {
        for (let left = until - environment.now(); left > 0; left = until - environment.now()) {
          countdown.update(0, `${formatDuration(Math.ceil(left / 1000))} left`);
          await onTick();
          await sleep(Math.min(left, 1000));
          if (environment.signal.aborted) throw new Interrupted();
        }
      } finally {
        countdown.done();
        terminal.live = bar;
      }
    },
  };
}

function realSleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done);
    if (signal.aborted) done();
  });
}

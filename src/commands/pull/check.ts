/** Checking sources: whether the credentials that are there hold, for auth and doctor. */
import type { Context } from '../../context.ts';
import { SOURCES } from '../../sources/index.ts';
import { connect } from './connect.ts';
import { findSecrets } from './secrets.ts';
import { openWaiting } from './waiting.ts';

export interface Verdict {
  source: string;
  /** 'missing': no complete set of credentials. */
  state: 'ok' | 'failed' | 'missing';
  /** '@acme; may read …', or what is wrong. Never a secret. */
  detail: string;
  hint?: string;
  error?: unknown;
}

/** Asks every network for which there are credentials; never waits for a rate limit and never throws. */
export async function checkSources(context: Context): Promise<Verdict[]> {
  const config = await context.config();
  const waiting = openWaiting(context, false, config.timezone.value, () => {});
  const verdicts: Verdict[] = [];
  for (const load of Object.values(SOURCES)) {
    const source = await load();
    try {
      const there = new Set(
        (await findSecrets(context, source)).flatMap(({ spec, value }) => (value === undefined ? [] : spec.key)),
      );
      if (!source.secrets.some((set) => set.every(({ key }) => there.has(key)))) {
        verdicts.push({ source: source.name, state: 'missing', detail: 'no credentials' });
        continue;
      }
      const { live } = await connect(context, source, waiting);
      const { as, can } = await live.check();
      verdicts.push({ source: source.name, state: 'ok', detail: `${as}; may read ${can}` });
    } catch (error) {
      const { message, hint } = error as Error & { hint?: string };
      verdicts.push({ source: source.name, state: 'failed', detail: message, ...(hint && { hint }), error });
    }
  }
  return verdicts;
}

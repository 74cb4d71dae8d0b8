/** Facts of turns that only some metrics and dimensions need, read in addition to the turns. */
import type { Followers, ReplyHours, TurnFact, TurnFrame } from '../domain/turn-frame.ts';
import type { Store } from '../store/open.ts';
import { localClock } from './local-clock.ts';
import type { Scope } from './options.ts';

type FactColumns = Pick<TurnFrame, 'followers' | 'weekHour' | 'brandsTagged' | 'replyHours'>;

type AskedScope = Pick<Scope, 'filter' | 'asOf' | 'timezone' | 'period'>;

/** @returns a function that gives the additional columns of each part of the turns */
export async function turnFacts(
  store: Store,
  scope: AskedScope,
  asked: readonly TurnFact[],
): Promise<(frame: TurnFrame) => FactColumns> {
  const [followers, weekHour, brandsTagged, replyHours] = [
    asked.includes('followers') ? await followersIn(store, scope) : undefined,
    asked.includes('week-hours') ? await weekHourIn(scope.timezone) : undefined,
    asked.includes('brands-tagged') ? await brandsTaggedIn(store) : undefined,
    asked.includes('reply-hours') ? await replyHoursIn(store, scope) : undefined,
  ];
  return (frame) => ({
    ...(followers && { followers: followers(frame) }),
    ...(weekHour && { weekHour: weekHour(frame) }),
    ...(brandsTagged && { brandsTagged: brandsTagged(frame) }),
    ...(replyHours && { replyHours }),
  });
}

async function followersIn(store: Store, { filter, asOf }: AskedScope): Promise<(frame: TurnFrame) => Followers> {
  const { loadFollowers } = await import('../store/reading/followers.ts');
  const { of, bands } = await loadFollowers(store, filter, asOf);
  return ({ customer }) => ({ of: customer.map((key) => of[key]!), bands });
}

async function weekHourIn(timezone: string): Promise<(frame: TurnFrame) => Uint8Array> {
  const [clock, { weekHourOf }] = await Promise.all([localClock(timezone), import('../domain/week-hours.ts')]);
  return ({ askedAt }) => {
    const hours = new Uint8Array(askedAt.length);
    for (let turn = 0; turn < hours.length; turn++)
      hours[turn] = weekHourOf(askedAt[turn]! + clock.offset(askedAt[turn]!));
    return hours;
  };
}

async function brandsTaggedIn(store: Store): Promise<(frame: TurnFrame) => Uint8Array> {
  const { turnsOfSeveralBrands } = await import('../store/reading/brands-tagged.ts');
  const several = await turnsOfSeveralBrands(store);
  return ({ key }) => {
    const brands = new Uint8Array(key.length).fill(1);
    if (several.size > 0) for (const [turn, each] of key.entries()) brands[turn] = several.get(each) ?? 1;
    return brands;
  };
}

async function replyHoursIn(store: Store, { period, asOf, timezone }: AskedScope): Promise<ReplyHours> {
  const [clock, { weekHourOf, WEEK_HOURS }, { loadReplyQuarters, QUARTER_SECONDS }] = await Promise.all([
    localClock(timezone),
    import('../domain/week-hours.ts'),
    import('../store/reading/reply-hours.ts'),
  ]);
  const streams = new Map<string, Uint32Array>();
  for (const { brand, channel, quarters } of await loadReplyQuarters(store, period, asOf)) {
    const name = `${brand} ${channel}`;
    const hours = streams.get(name) ?? new Uint32Array(WEEK_HOURS);
    streams.set(name, hours);
    for (const [quarter, replies] of quarters) {
      const at = quarter * QUARTER_SECONDS;
      hours[weekHourOf(at + clock.offset(at))]! += replies;
    }
  }
  return { of: (brand, channel) => streams.get(`${brand} ${channel}`) };
}

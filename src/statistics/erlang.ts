/** Erlang C: how long contacts wait for people at work, for waits of minutes, and how many people a target takes. */

export interface Staffed {
  people: number;
  /** Share of the time that people are busy. */
  occupancy: number;
  /** Share of contacts that have to wait at all. */
  waiting: number;
  /** Mean wait of all contacts, in the unit of `handle`. */
  wait: number;
  /** Share answered within the time asked for. */
  within: number;
}

/** Poisson arrivals, handled in order of arrival, without abandonment. */
export interface Load {
  /** Contacts by unit of time. */
  arrivals: number;
  /** Mean time to handle one, in the same unit. */
  handle: number;
}

/**
 * What a number of people achieves (Erlang 1917), C from B and B by its stable recursion B(n) = a B(n − 1) / (n + a B(n − 1))
 * (Cooper 1981, Introduction to Queueing Theory, 3.3).
 * @param time within which an answer counts, in the unit of `handle`
 * @returns null where the load reaches their capacity: the queue grows without bound
 */
export function staffed(load: Load, people: number, time: number): Staffed | null {
  const offered = load.arrivals * load.handle;
  if (people <= offered) return null;
  let blocked = 1;
  for (let n = 1; n <= people; n++) blocked = (offered * blocked) / (n + offered * blocked);
  return achieved(load, people, blocked, time);
}

/**
 * The fewest people with whom the share answered within the time reaches the target.
 * @param target share, below 1
 */
export function peopleFor(load: Load, target: number, time: number): Staffed {
  if (!(target < 1)) throw new RangeError('no number of people answers everybody in time for sure');
  const offered = load.arrivals * load.handle;
  let blocked = 1;
  for (let people = 0; ; blocked = (offered * blocked) / (++people + offered * blocked)) {
    if (people <= offered) continue;
    const result = achieved(load, people, blocked, time);
    if (result.within >= target) return result;
  }
}

function achieved({ arrivals, handle }: Load, people: number, blocked: number, time: number): Staffed {
  const offered = arrivals * handle;
  const occupancy = offered / people;
  const waiting = blocked / (1 - occupancy * (1 - blocked));
  const free = (people - offered) / handle;
  return { people, occupancy, waiting, wait: waiting / free, within: 1 - waiting * Math.exp(-free * time) };
}

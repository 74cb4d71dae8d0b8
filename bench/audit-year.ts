/** How often audits cry wolf where the true rate lies exactly at its threshold, and how often they see a worse one: years of weekly audits. */
import type { Check, Persistence } from '../src/domain/audit-check.ts';
import { type Caution, type Figure, type Judged, judge, judgePeriods } from '../src/domain/audit-verdict.ts';
import { type Random, seededRandom } from '../src/domain/random.ts';
import type { ClusterType } from '../src/statistics/bootstrap.ts';
import { rateOf } from '../src/statistics/rate.ts';

const WORLDS = Number(process.argv[2] ?? 1000);
const WEEKS = 52;
const SEED = 20_130_131;
const THRESHOLD = 0.2;
/** How alike the turns of one customer are: their correlation. */
const ALIKE = 0.3;
/** Customers of a week. */
const CUSTOMERS = [30, 100, 400];

const CHECK: Check = {
  ...{ name: 'ignored@24h', measure: 'ignored', unit: 'share', window: 86_400, bound: 'max', fail: THRESHOLD },
};
const PERIODS = [
  { hits: 1, of: 1, unit: 'week' },
  { hits: 2, of: 3, unit: 'week' },
] as const;
interface Rule extends Caution {
  periods: Persistence;
}

const RULES = (['point', 'interval'] as const).flatMap((strict) =>
  PERIODS.flatMap((periods) => [0, 0.02].map((minEffect): Rule => ({ strict, periods, minEffect, minN: 30 }))),
);
/** Of audit init. */
const STARTER = RULES.at(-1)!;
const WORSE = [0.25, 0.3, 0.4];

/** A customer writes once to many times. */
function weekOf(random: Random, customers: number, truth: number): Figure {
  const types = new Map<string, ClusterType>();
  for (let customer = 0; customer < customers; customer++) {
    const due = 1 + Math.floor(Math.log(1 - random()) / Math.log(0.4));
    const own = random() < truth;
    let hits = 0;
    for (let turn = 0; turn < due; turn++) {
      const follows = random() < Math.sqrt(ALIKE);
      if (follows ? own : random() < truth) hits++;
    }
    const type = types.get(`${due} ${hits}`);
    if (type) type.customers++;
    else types.set(`${due} ${hits}`, { due, hits, customers: 1 });
  }
  return rateOf([...types.values()]);
}

interface Outcome {
  /** Share of audits in breach, and of years with any. */
  audits: number;
  years: number;
}

function yearsOf(rules: readonly Rule[], customers: number, truth: number): Outcome[] {
  const random = seededRandom(SEED + customers);
  const outcomes = rules.map((): Outcome => ({ audits: 0, years: 0 }));
  for (let world = 0; world < WORLDS; world++) {
    const figures = Array.from({ length: WEEKS + 2 }, () => weekOf(random, customers, truth));
    for (const [at, rule] of rules.entries()) {
      const weeks = figures.map((figure): Judged => judge(CHECK, figure, rule));
      let breaches = 0;
      for (let week = 2; week < weeks.length; week++)
        if (judgePeriods(weeks.slice(week - 2, week + 1), rule.periods).verdict === 'breach') breaches++;
      outcomes[at]!.audits += breaches / (WORLDS * WEEKS);
      if (breaches > 0) outcomes[at]!.years += 1 / WORLDS;
    }
  }
  return outcomes;
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
const nameOf = ({ strict, periods, minEffect }: Rule) =>
  `${strict} | ${periods.hits} of ${periods.of} | ${100 * minEffect} pp`;

console.log(`${WORLDS} years of ${WEEKS} weekly audits, threshold ${percent(THRESHOLD)}, seed ${SEED}`);
console.log('\nTrue rate at the threshold:\n');
console.log('| customers a week | strict | weeks | min effect | false alarms per audit | years with any |');
console.log('|---|---|---|---|---|---|');
for (const customers of CUSTOMERS)
  for (const [at, { audits, years }] of yearsOf(RULES, customers, THRESHOLD).entries())
    console.log(`| ${customers} | ${nameOf(RULES[at]!)} | ${percent(audits)} | ${percent(years)} |`);
console.log('\nTrue rate above it, audits in breach:\n');
console.log(`| customers a week | strict | weeks | min effect | ${WORSE.map(percent).join(' | ')} |`);
console.log(`|---|---|---|---|${WORSE.map(() => '---|').join('')}`);
for (const customers of CUSTOMERS) {
  const seen = WORSE.map((truth) => yearsOf([STARTER], customers, truth)[0]!.audits);
  console.log(`| ${customers} | ${nameOf(STARTER)} | ${seen.map(percent).join(' | ')} |`);
}

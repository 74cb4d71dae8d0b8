/** How often a year without spikes shows one, and how many true spikes are found: made-up years, hour by hour. */
import { type Random, seededRandom } from '../src/domain/random.ts';
import { WEEK_HOURS } from '../src/domain/week-hours.ts';
import { findSpikes } from '../src/statistics/spikes.ts';

const WORLDS = Number(process.argv[2] ?? 500);
const SEED = 20_130_131;
const SPIKES = 5;
/** True spikes are put where so many customers and more are usual. */
const BUSY = 5;

interface World {
  name: string;
  /** Variance of an hour = mean + so many times mean². */
  scatter: number;
  /** The same of a whole day. */
  days: number;
  /** How much more customers there are at the end than at the beginning. */
  growth: number;
}

const STORIES: World[] = [
  { name: 'come by chance alone', scatter: 0, days: 0, growth: 0 },
  { name: 'hours differ (0.1)', scatter: 0.1, days: 0, growth: 0 },
  { name: 'hours differ widely (0.3)', scatter: 0.3, days: 0, growth: 0 },
  { name: 'hours and whole days differ (0.1 each)', scatter: 0.1, days: 0.1, growth: 0 },
  { name: 'hours differ (0.1), twice as many at the end', scatter: 0.1, days: 0, growth: 1 },
];
const SPANS = [5, 12, 52];

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Of mean 1 and this variance (Marsaglia & Tsang 2000, ACM Trans. Math. Softw. 26:363). */
function gamma(random: Random, variance: number): number {
  if (variance === 0) return 1;
  const d = 1 / variance - 1 / 3;
  for (;;) {
    const x = normal(random);
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v * variance;
  }
}

function poisson(random: Random, mean: number): number {
  if (mean > 30) return poisson(random, mean / 2) + poisson(random, mean / 2);
  let count = 0;
  for (let left = random(), weight = Math.exp(-mean); left >= weight && weight > 0; weight *= mean / ++count)
    left -= weight;
  return count;
}

/** Customers of each hour of an ordinary week, most of them in the afternoon, fewer at weekends. */
function weekOf(customers: number): number[] {
  const shape = Array.from({ length: WEEK_HOURS }, (_, hour) => {
    const day = 0.15 + Math.exp(-((((hour % 24) - 14) / 5) ** 2));
    return hour >= 5 * 24 ? 0.6 * day : day;
  });
  const sum = shape.reduce((total, each) => total + each, 0);
  return shape.map((each) => (customers * each) / sum);
}

/** @param spikes hours in which there are `times` as many */
function worldOf(
  random: Random,
  { scatter, days, growth }: World,
  usual: readonly number[],
  weeks: number,
  spikes: Set<number>,
  times: number,
) {
  let day = 1;
  const hours = Array.from({ length: weeks * WEEK_HOURS }, (_, hour) => hour);
  const counts = hours.map((hour) => {
    if (hour % 24 === 0) day = gamma(random, days);
    const mean =
      usual[hour % WEEK_HOURS]! * day * (1 + (growth * hour) / hours.length) * (spikes.has(hour) ? times : 1);
    return poisson(random, mean * gamma(random, scatter));
  });
  return { counts, slots: hours.map((hour) => hour % WEEK_HOURS) };
}

function busyHours(random: Random, usual: readonly number[], weeks: number): Set<number> {
  const hours = new Set<number>();
  while (hours.size < SPIKES) {
    const hour = Math.floor(random() * weeks * WEEK_HOURS);
    if (usual[hour % WEEK_HOURS]! >= BUSY) hours.add(hour);
  }
  return hours;
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

/** The share of worlds without a spike in which one is found. */
function alarmsOf(random: Random, story: World, weeks: number, customers: number): number {
  const usual = weekOf(customers);
  let alarms = 0;
  for (let world = 0; world < WORLDS; world++)
    if (findSpikes(worldOf(random, story, usual, weeks, new Set(), 1)).isSpike.includes(1)) alarms++;
  return alarms / WORLDS;
}

/** The share of true spikes that are found; a tenth of the worlds tell enough of that. */
function foundOf(random: Random, story: World, weeks: number, customers: number, times: number): number {
  const usual = weekOf(customers);
  let [n, hits] = [0, 0];
  for (let world = 0; world < WORLDS / 10; world++) {
    const spikes = busyHours(random, usual, weeks);
    const { isSpike } = findSpikes(worldOf(random, story, usual, weeks, spikes, times));
    n += spikes.size;
    for (const hour of spikes) hits += isSpike[hour]!;
  }
  return hits / n;
}

const [FEW, MANY] = [300, 1500];
console.log(`${WORLDS} worlds of each kind, seed ${SEED}\n`);
console.log(`| customers | weeks | a false spike, of ${FEW} a week | of ${MANY} | found of ×3 | of ×5 | of ×10 |`);
console.log('|---|--:|--:|--:|--:|--:|--:|');
for (const story of STORIES)
  for (const weeks of SPANS) {
    const random = seededRandom(SEED);
    const alarms = [FEW, MANY].map((customers) => percent(alarmsOf(random, story, weeks, customers)));
    const found = [3, 5, 10].map((times) => percent(foundOf(random, story, weeks, MANY, times)));
    console.log(`| ${[story.name, weeks, ...alarms, ...found].join(' | ')} |`);
  }

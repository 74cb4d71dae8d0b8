/** Which sections a report has: what a care lead needs every week, or those that --sections names. */
import type { Config } from '../config/config.ts';
import { didYouMean } from '../domain/near-name.ts';
import { ConfigError, UsageError } from '../errors.ts';
import { comparison } from '../metrics/comparison.ts';
import { METRICS, turnMetricNamed } from '../metrics/index.ts';
import type { Metric, TurnMetric } from '../metrics/metric.ts';

type WorkMetric = Exclude<Metric, TurnMetric>;

export interface WantedSections {
  /** In the order of the page; each by its metric's name. */
  names: readonly string[];
  /** Those of turns. */
  turns: TurnMetric[];
  /** Those of the work itself. */
  work: WorkMetric[];
  comparison: boolean;
  /** Each was asked for by name: an empty one is shown, one that cannot be made is spoken of. */
  byName: boolean;
}

const WEEKLY = ['volume', 'response-times', 'ignored', 'sla', 'effort'];
/** What the period before is held against. */
export const COMPARED = ['volume', 'response-times', 'ignored', 'sla'];

const ALL = 'all';
/** A saved set of this name stands in the place of the program's own choice. */
const DEFAULT = 'default';

/** Everything a section can be called. */
export function sectionNames(): string[] {
  return [...inOrder(METRICS.map(({ name }) => name)), comparison.name];
}

/**
 * @param typed what --sections names: metrics, saved sets, comparison or all
 * @param without metrics that all leaves out, for want of a flag
 * @throws UsageError for a name that is none of these, ConfigError with every fault of the saved sets
 */
export function wantedSections(
  typed: readonly string[] | undefined,
  config: Config,
  without: readonly string[] = [],
): WantedSections {
  const sets = savedSets(config);
  if (typed === undefined) {
    const own = sets.get(DEFAULT);
    return own ? wanted(own, true) : wanted([...WEEKLY, comparison.name, ...namesOf(isWork)], false);
  }
  if (typed.includes(ALL)) {
    const all = [...namesOf(isOfTurns), comparison.name, ...namesOf(isWork)];
    return wanted(
      all.filter((name) => !without.includes(name)),
      false,
    );
  }
  return wanted(
    typed.flatMap((name) => sets.get(name) ?? [known(name, sets)]),
    true,
  );
}

function wanted(names: readonly string[], byName: boolean): WantedSections {
  const metrics = METRICS.filter(({ name }) => names.includes(name));
  return {
    names: [...new Set(names)],
    turns: metrics.filter(isOfTurns),
    work: metrics.filter(isWork),
    comparison: names.includes(comparison.name),
    byName,
  };
}

const isOfTurns = (metric: Metric): metric is TurnMetric => metric.of === 'turns';
const isWork = (metric: Metric): metric is WorkMetric => metric.of !== 'turns';

function namesOf(picked: (metric: Metric) => boolean): string[] {
  return inOrder(METRICS.filter(picked).map(({ name }) => name));
}

/** What waits comes after what was decided. */
function inOrder(names: readonly string[]): string[] {
  const rank = (name: string) =>
    ({ turns: 0, decisions: 1, backlog: 2 })[METRICS.find((each) => each.name === name)!.of];
  return [...names].sort((a, b) => rank(a) - rank(b));
}

function known(name: string, sets: ReadonlyMap<string, readonly string[]>): string {
  const section = sectionCalled(name);
  if (section) return section;
  const names = [ALL, ...sets.keys(), ...sectionNames()];
  throw new UsageError(
    `--sections: there is no section "${name}"${didYouMean(name, names)}`,
    `Sections: ${sectionNames().join(', ')}; ${ALL}${sets.size > 0 ? `; saved sets: ${[...sets.keys()].join(', ')}` : ''}.`,
  );
}

/** Metrics are understood by the name before their last rename too. */
function sectionCalled(name: string): string | undefined {
  if (name === comparison.name) return name;
  return METRICS.find((metric) => metric.name === name || metric.formerName === name)?.name;
}

function savedSets({ report_sets: sets }: Config): Map<string, string[]> {
  const faults: string[] = [];
  const found = Object.entries(sets).map(([set, { value, origin }]): [string, string[]] => {
    const fault = (words: string) => faults.push(`${origin}: report.sets.${set} ${words}`);
    if (set === ALL || sectionCalled(set)) fault('is the name of a section: choose another');
    const names = value.map((name) => {
      const section = sectionCalled(name);
      if (!section) fault(`names "${name}", which is no section${didYouMean(name, sectionNames())}`);
      return section ?? name;
    });
    return [set, names];
  });
  if (faults.length > 0) throw new ConfigError(faults.join('\n'), `Sections: ${sectionNames().join(', ')}.`);
  return new Map(found);
}

/** The metrics of turns that are counted for these sections: those that the period before is held against among them. */
export function countedFor({ turns, comparison: compares }: WantedSections): TurnMetric[] {
  return compares ? [...new Set([...turns, ...COMPARED.map(turnMetricNamed)])] : turns;
}

/** Which sections a report has: the default selection, or those of --sections. */
import type { Config } from '../config/config.ts';
import { didYouMean } from '../domain/near-name.ts';
import { ConfigError, UsageError } from '../errors.ts';
import { comparison } from '../metrics/comparison.ts';
import { METRICS, turnMetricNamed } from '../metrics/index.ts';
import type { Metric, TurnMetric } from '../metrics/metric.ts';
import { trend } from '../metrics/trend.ts';

type WorkMetric = Exclude<Metric, TurnMetric>;

export interface WantedSections {
  /** Names of the metrics, in the order of the report. */
  names: readonly string[];
  /** The metrics of turns. */
  turns: TurnMetric[];
  /** The metrics of agents' work. */
  work: WorkMetric[];
  comparison: boolean;
  /** The ignored rate over time. */
  trend: boolean;
  /** All were asked for by name: empty sections are shown, and those that cannot be made get a warning. */
  byName: boolean;
}

const WEEKLY = ['volume', 'response-times', 'ignored', 'sla', 'effort'];
/** The same on a page, where lines can be seen. */
const WEEKLY_PAGE = ['volume', 'response-times', 'ignored', trend.name, 'sla', 'effort'];
/** Metrics that are compared with the period before. */
export const COMPARED = ['volume', 'response-times', 'ignored', 'sla'];

const ALL = 'all';
/** A saved set of this name replaces the default selection. */
const DEFAULT = 'default';

/** All names that --sections accepts. */
export function sectionNames(): string[] {
  return [...inOrder(METRICS.map(({ name }) => name)), comparison.name, trend.name];
}

/**
 * @param typed what --sections names: metrics, saved sets, comparison or all
 * @param isPage whether it is made for a page
 * @param without metrics left out of `all` because their flag is missing
 * @throws UsageError for a name that is none of these, ConfigError with every fault of the saved sets
 */
export function wantedSections(
  typed: readonly string[] | undefined,
  config: Config,
  without: readonly string[] = [],
  isPage = false,
): WantedSections {
  const sets = savedSets(config);
  if (typed === undefined) {
    const own = sets.get(DEFAULT);
    return own
      ? wanted(own, true)
      : wanted([...(isPage ? WEEKLY_PAGE : WEEKLY), comparison.name, ...namesOf(isWork)], false);
  }
  if (typed.includes(ALL)) {
    const all = [...namesOf(isOfTurns), comparison.name, trend.name, ...namesOf(isWork)];
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
    trend: names.includes(trend.name),
    byName,
  };
}

const isOfTurns = (metric: Metric): metric is TurnMetric => metric.of === 'turns';
const isWork = (metric: Metric): metric is WorkMetric => metric.of !== 'turns';

function namesOf(picked: (metric: Metric) => boolean): string[] {
  return inOrder(METRICS.filter(picked).map(({ name }) => name));
}

/** Metrics in the order of the report: the backlog follows the decisions. */
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

/** The metric of a name, or of its former name. */
function sectionCalled(name: string): string | undefined {
  if (name === comparison.name || name === trend.name) return name;
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

/** The metrics of turns to count for these sections, including those that the comparison needs. */
export function countedFor({ turns, comparison: compares }: WantedSections): TurnMetric[] {
  return compares ? [...new Set([...turns, ...COMPARED.map(turnMetricNamed)])] : turns;
}

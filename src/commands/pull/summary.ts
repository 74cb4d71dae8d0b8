/** The summary of a pull, stream by stream, for people and for programs, and its exit code. */

import type { Context } from '../../context.ts';
import { amount } from '../../domain/amount.ts';
import { formatTime, isoTime } from '../../domain/clock-time.ts';
import { CareError, EXIT, type ExitCode } from '../../errors.ts';
import type { StreamOutcome } from '../../sources/stream-outcome.ts';
import { turnedAwayLines } from '../turned-away.ts';

export interface SourceOutcome {
  source: string;
  /** HTTP requests, those before the first stream included: log-ins and look-ups. */
  requests: number;
  outcomes: StreamOutcome[];
  /** What stopped the source, or one of its brands, before the first stream. */
  failures: { brand: string | null; error: unknown }[];
  notes: string[];
}

/** With several errors: the one to fix first. */
const GRAVEST: readonly ExitCode[] = [EXIT.interrupted, EXIT.auth, EXIT.error, EXIT.usage, EXIT.rate, EXIT.partial];

export function exitCodeOf(results: readonly SourceOutcome[], interrupted: boolean): ExitCode {
  const codes = new Set<ExitCode>(interrupted ? [EXIT.interrupted] : []);
  for (const { outcomes, failures } of results) {
    for (const { error } of failures) codes.add(codeOf(error));
    for (const { stopped, gaps, unread } of outcomes) {
      if (stopped !== undefined) codes.add(codeOf(stopped));
      if (gaps.length > 0 || unread.size > 0) codes.add(EXIT.partial);
    }
  }
  return GRAVEST.find((code) => codes.has(code)) ?? EXIT.ok;
}

function codeOf(error: unknown): ExitCode {
  return error instanceof CareError ? error.exitCode : EXIT.error;
}

export function summaryJson(results: readonly SourceOutcome[], exitCode: ExitCode) {
  const streams = results.flatMap(({ source, outcomes }) => outcomes.map((outcome) => jsonOf(source, outcome)));
  return {
    version: 1,
    exit_code: exitCode,
    requests: results.reduce((sum, { requests }) => sum + requests, 0),
    cost_usd: dollars(streams.reduce((sum, { cost_usd }) => sum + cost_usd, 0)),
    streams,
    failures: failuresOf(results),
    notes: results.flatMap(({ notes }) => notes),
  };
}

export function failuresOf(results: readonly SourceOutcome[]) {
  return results.flatMap(({ source, failures }) =>
    failures.map(({ brand, error }) => ({ source, brand, ...problem(error) })),
  );
}

function jsonOf(source: string, outcome: StreamOutcome) {
  const { stream, covered, gaps, stopped, resumed, requests, pages, posts, deleted } = outcome;
  return {
    source,
    stream: stream.name,
    brand: stream.account.brandName,
    channel: stream.channel,
    sampling: stream.sampling,
    credentials: stream.as ?? null,
    state: streamState(outcome),
    resumed,
    requests,
    pages,
    posts,
    new: outcome.new,
    parents_new: outcome.parents,
    changed: outcome.changed,
    same: outcome.same,
    deleted,
    looks_deleted: outcome.deletionCandidates.size,
    not_visible: outcome.hidden.size,
    shown_again: outcome.undeleted,
    erased: outcome.turnedAway.erased,
    older_than_kept: outcome.turnedAway.expired,
    rejected: outcome.rejected + outcome.unsound.length,
    cost_usd: dollars(outcome.cost),
    covered: covered.map(({ since, until }) => ({ since: isoTime(since), until: isoTime(until) })),
    gaps: gaps.map(({ since, until, reason }) => ({ since: isoTime(since), until: isoTime(until), reason })),
    unread: [...outcome.unread].map(([id, reason]) => ({ id, reason })),
    warnings: warningsOf(outcome),
    stopped: stopped === undefined ? null : problem(stopped),
  };
}

/** Warnings that do not stop a pull. */
function warningsOf(outcome: StreamOutcome): string[] {
  const { rejected, unsound, unread, deletionCandidates, hidden, undeleted, warnings } = outcome;
  const reasons = [...new Set(hidden.values())];
  const some = reasons.length > 3 ? [...reasons.slice(0, 3), '…'] : reasons;
  return [
    ...warnings,
    ...(rejected > 0 ? [`${amount(rejected, 'entry', 'entries')} could not be read as posts and were left out`] : []),
    ...(unsound.length > 0 ? [unsoundText(unsound)] : []),
    ...(unread.size > 0 ? [unreadText(unread)] : []),
    ...(hidden.size > 0
      ? [
          `${amount(hidden.size, 'post is', 'posts are')} not visible now, which does not mean deleted: ${some.join('; ')}`,
        ]
      : []),
    ...(deletionCandidates.size > 0
      ? [
          `${amount(deletionCandidates.size, 'post looks', 'posts look')} deleted; marked if that is still so an hour later`,
        ]
      : []),
    ...(undeleted > 0
      ? [`${amount(undeleted, 'post', 'posts')} marked as deleted before ${undeleted === 1 ? 'is' : 'are'} shown again`]
      : []),
  ];
}

function unsoundText(unsound: StreamOutcome['unsound']): string {
  const some = unsound.slice(0, 3).map(({ id, reason }) => `${id} (${reason})`);
  const names = unsound.length > 3 ? [...some, '…'] : some;
  return `${amount(unsound.length, 'post')} cannot be stored and ${unsound.length === 1 ? 'was' : 'were'} left out: ${names.join(', ')}`;
}

function unreadText(unread: ReadonlyMap<string, string>): string {
  const some = [...unread].slice(0, 3).map(([id, reason]) => `${id} (${reason})`);
  const names = unread.size > 3 ? [...some, '…'] : some;
  return `${amount(unread.size, 'thread')} could not be read, and will be read again in the next run: ${names.join(', ')}`;
}

function problem(error: unknown) {
  const { message } = error as Error;
  return { message, hint: (error as CareError).hint ?? null, exit_code: codeOf(error) };
}

export function streamState({ stopped, gaps, unread }: StreamOutcome): 'complete' | 'partial' | 'stopped' {
  if (stopped !== undefined) return 'stopped';
  return gaps.length > 0 || unread.size > 0 ? 'partial' : 'complete';
}

type Line = StreamOutcome & { source: string };

/** One line a stream to stdout. */
export async function showSummary(
  context: Context,
  results: readonly SourceOutcome[],
  timezone: string,
): Promise<void> {
  const { terminal } = context;
  const { listText } = await import('../../terminal/table.ts');
  const lines: Line[] = results.flatMap(({ source, outcomes }) => outcomes.map((outcome) => ({ ...outcome, source })));
  const count = (label: string, key: 'posts' | 'new' | 'changed' | 'deleted') => ({
    label,
    text: (line: Line) => String(line[key]),
    align: 'right' as const,
  });
  await terminal.write(
    listText<Line>(
      lines,
      [
        { label: 'Source', text: ({ source }) => source },
        { label: 'Stream', text: ({ stream }) => stream.name, truncate: true },
        { label: 'State', text: streamState },
        count('Read', 'posts'),
        count('New', 'new'),
        count('Changed', 'changed'),
        count('Deleted', 'deleted'),
        {
          label: 'Cost',
          text: ({ cost }) => (cost === 0 ? '–' : `$${cost.toFixed(3)}`),
          plain: ({ cost }) => String(dollars(cost)),
          align: 'right',
        },
        {
          label: 'Known from',
          text: ({ covered }) => (covered[0] ? formatTime(covered[0].since, timezone).split(' ')[0]! : '–'),
          plain: ({ covered }) => (covered[0] ? isoTime(covered[0].since) : ''),
        },
      ],
      terminal,
    ),
  );
}

/** Gaps, problems and what to do next, to stderr. */
export function showProblems(context: Context, results: readonly SourceOutcome[], timezone: string): void {
  const { terminal } = context;
  for (const { source, outcomes, failures, notes } of results) {
    for (const outcome of outcomes) {
      const { stream, gaps } = outcome;
      for (const gap of gaps)
        terminal.warn(
          `${source} ${stream.name}: nothing is known from ${formatTime(gap.since, timezone)} to ${formatTime(gap.until, timezone)}: ${gap.reason}`,
        );
      for (const warning of warningsOf(outcome)) terminal.warn(`${source} ${stream.name}: ${warning}`);
      for (const line of turnedAwayLines(outcome.turnedAway, 'post'))
        terminal.note(`${source} ${stream.name}: ${line}`);
    }
    for (const note of notes) terminal.note(note);
    for (const { error } of failures) terminal.error(error, context.flags.debug);
    for (const { stopped } of outcomes) if (stopped !== undefined) terminal.error(stopped, context.flags.debug);
  }
}

/** Without binary rounding errors. */
function dollars(amount: number): number {
  return Math.round(amount * 1e6) / 1e6;
}

/** triage by flags: the twin of every key, for scripts and for batches from standard input. */
import type { Context } from '../../context.ts';
import { amount } from '../../domain/amount.ts';
import { ACTIONS, type Action, type Decision, leavesQueue } from '../../domain/decision.ts';
import { shellWord } from '../../domain/shell-word.ts';
import { CareError, UsageError } from '../../errors.ts';
import { actorOf } from '../../queue/actor.ts';
import type { PostSelector } from '../../queue/find-posts.ts';
import { maskedDecisions } from '../../queue/masked-thread.ts';
import { maskFor } from '../../queue/masking.ts';
import { openTriageContext } from '../../queue/triage-context.ts';
import { clocksOf, openWaitingQueue } from '../../queue/waiting-queue.ts';
import { readScope } from '../../reporting/options.ts';
import type { Store } from '../../store/open.ts';
import { findClaim } from '../../store/work/claims.ts';
import { decisionsById } from '../../store/work/decisions.ts';
import { type LineWords, readLines } from './batch-lines.ts';
import { decisionLines, decisionText, type Prepared } from './decision-lines.ts';
import { findTurn } from './find-turn.ts';
import type { TriageFlags } from './flags.ts';
import { openRecorder, type Recorder } from './recorder.ts';
import { requestedId, sortRepeated } from './repeated.ts';
import { type DecisionRequest, readRequest } from './request.ts';

interface Task {
  /** '' or 'line 3: ' */
  where: string;
  post: string;
  words: LineWords;
}

/** The words of an undo, which takes back whatever is the newest. */
const NOTHING = { channel: '', post: '', brand: '', value: null, note: null };

const HARMLESS: ReadonlySet<Action> = new Set(['note', 'tag']);

/** Checks every task first; one fault and nothing is written. */
export async function triageByFlags(context: Context, posts: readonly string[], flags: TriageFlags): Promise<void> {
  const store = await context.store({ mustExist: true });
  const recorder = openRecorder(context, store, actorOf(context, flags.actor));
  const tasks = await tasksOf(context, posts, flags);
  const triage = await openTriageContext(context, store, context.now());
  const prepared: Prepared[] = [];
  const faults: string[] = [];
  let hint: string | undefined;
  for (const { where, post, words } of tasks) {
    try {
      const request = await readRequest(context, triage.policy, words);
      prepared.push(await decisionFor(context, store, recorder, post, request, { ...flags, ...whichOf(words) }));
    } catch (error) {
      if (!(error instanceof CareError)) throw error;
      faults.push(`${where}${error.message}`);
      hint ??= error.hint;
    }
  }
  if (faults.length > 0)
    throw new UsageError(faults.join('\n'), tasks.length > 1 ? `Nothing was written. ${hint ?? ''}`.trim() : hint);
  const { fresh, existing } = await sortRepeated(store, prepared);
  const decisions = await placed(context, store, fresh);
  const { lines, warnings } = await decisionLines(context, store, fresh);
  await recorder.write(decisions);
  const { terminal } = context;
  const mask = await maskFor(context, store, flags);
  const shown = (decision: Decision) => (mask ? maskedDecisions([decision], mask)[0] : decision);
  if (flags.json)
    for (const each of prepared) terminal.json(shown(existing.get(each) ?? decisions[fresh.indexOf(each)]!));
  else lines.forEach(terminal.done);
  if (existing.size > 0) terminal.note(await existingText(context, [...existing.values()]));
  warnings.forEach(terminal.warn);
  if (!flags.json && decisions.some(({ action }) => action !== 'undo'))
    terminal.note(
      `undo: socialcare triage ${decisions.at(-1)!.post}${asNamed({ ...flags, ...whichOf(tasks.at(-1)!.words) })} --as undo`,
    );
}

/** What was not written because it is in effect already. */
async function existingText(context: Context, existing: readonly Decision[]): Promise<string> {
  const { timezone } = await context.config();
  const [first, ...more] = existing as [Decision, ...Decision[]];
  const others = more.length > 0 ? ` (and ${amount(more.length, 'other')})` : '';
  return `already so, nothing was written: ${decisionText(first, timezone.value)}${others}`;
}

/** The flags by which one of several posts of that id was meant. */
function asNamed({ brand = [], channel = [] }: PostSelector): string {
  return [
    ...brand.map((name) => ` --brand ${shellWord(name)}`),
    ...channel.map((name) => ` --channel ${shellWord(name)}`),
  ].join('');
}

/** What a line says of its own post outranks the flags. */
function whichOf({ brand, channel }: LineWords): PostSelector {
  return { ...(brand !== undefined && { brand: [brand] }), ...(channel !== undefined && { channel: [channel] }) };
}

async function tasksOf(context: Context, posts: readonly string[], flags: TriageFlags): Promise<Task[]> {
  const { brand: _, channel: __, ...given } = flags;
  const words: LineWords = { ...given, label: flags.label?.join(',') };
  if (!(posts.length === 1 && posts[0] === '-')) {
    if (posts.length === 0 && flags.as !== 'undo')
      throw new UsageError(`--as ${flags.as} needs a post`, 'Give its id, or - to read ids from standard input.');
    const named = posts.length > 0 ? posts : [''];
    return named.map((post) => ({ where: posts.length > 1 ? `${post}: ` : '', post, words }));
  }
  const tasks: Task[] = [];
  for await (const { line, post, words: own } of readLines(context.environment.stdin))
    tasks.push({ where: `line ${line}: `, post, words: { ...words, ...own } });
  if (tasks.length === 0)
    throw new UsageError('standard input names no post', 'Write one id or one JSON object a line.');
  return tasks;
}

async function decisionFor(
  context: Context,
  store: Store,
  recorder: Recorder,
  post: string,
  request: DecisionRequest,
  flags: Pick<TriageFlags, 'force' | 'any' | 'request'> & PostSelector,
): Promise<Prepared> {
  const named = (decision: Decision) =>
    flags.request === undefined ? decision : { ...decision, id: requestedId(flags.request, decision) };
  if (request.action === 'undo') {
    const turn = post === '' ? undefined : await findTurn(store, post, flags);
    const id = flags.request && requestedId(flags.request, { ...NOTHING, ...turn, action: 'undo' });
    const already = id && (await decisionsById(store, [id])).get(id);
    if (already) return { decision: already };
    const { undo, undone } = await recorder.undoNewest(turn);
    if (post === '' && !flags.any)
      throw new UsageError(
        '--as undo needs a post, or --any for your newest decision, whenever it was',
        `--any takes back: ${decisionText(undone, (await context.config()).timezone.value)}`,
      );
    return { decision: { ...undo, ...(id && { id }) }, undone };
  }
  const turn = await findTurn(store, post, flags, HARMLESS.has(request.action));
  if (leavesQueue(request.action) && turn.status !== 'unanswered')
    throw new UsageError(`${post} is ${turn.status}: there is nothing to close`, 'Notes and tags may be added to it.');
  const claim = await findClaim(store, turn, context.now());
  if (claim && !flags.force && claim.actor !== recorder.actor)
    throw new UsageError(`${claim.actor} is working on ${post}`, 'Wait, or pass --force.');
  const decision = recorder.prepare(turn, request, { shownAt: null, ahead: null, rule: undefined });
  return { decision: named(decision), turn: turn.key };
}

/** The decisions with the rule that applied and with how many items stood before them when they close something. */
async function placed(context: Context, store: Store, prepared: readonly Prepared[]): Promise<Decision[]> {
  const closing = prepared.filter(({ decision }) => ACTIONS[decision.action].closes);
  if (closing.length === 0) return prepared.map(({ decision }) => decision);
  const scope = await readScope(context, store, { brand: [...new Set(closing.map(({ decision }) => decision.brand))] });
  const line = await openWaitingQueue(context, store, scope.filter, clocksOf(context, scope.asOf, false));
  const places = new Map(line.view({}).map(({ turn, outcome }, place) => [turn, { place, rule: outcome.rule }]));
  const done: number[] = [];
  return prepared.map(({ decision, turn }) => {
    const found = turn === undefined ? undefined : places.get(turn);
    if (!ACTIONS[decision.action].closes || !found) return decision;
    const ahead = found.place - done.filter((earlier) => earlier < found.place).length;
    done.push(found.place);
    return { ...decision, ahead, rule: found.rule ?? null };
  });
}

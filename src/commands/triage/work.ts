/** Work on one waiting turn: its page, and what each key does, until it is decided or skipped. */
import { ACTIONS, describeDecision, leavesQueue } from '../../domain/decision.ts';
import { CareError, Interrupted, StoreError } from '../../errors.ts';
import { turnsOfPost } from '../../store/work/open-turns.ts';
import { openInBrowser } from '../../terminal/browser.ts';
import { chosen } from '../../terminal/choices.ts';
import { offerToClipboard } from '../../terminal/clipboard.ts';
import type { Key } from '../../terminal/one-key.ts';
import { WORK_KEYS } from '../../terminal/work-page.ts';
import {
  type ChoiceQuestion,
  choiceQuestion,
  keyed,
  questionOf,
  type TriageChoice,
  TYPED,
  TYPED_HINTS,
} from './choices.ts';
import { changeOf, takenBy } from './meanwhile-changes.ts';
import { type RequestWords, readRequest } from './request.ts';
import type { TriageSession } from './session.ts';
import { filledReply, suggestedReplies } from './without-deciding.ts';
import type { WorkItem } from './work-item.ts';
import { openWorkScreen } from './work-screen.ts';

const KNOWN_KEYS = new Set([...WORK_KEYS.options.map(({ key }) => key), 'escape']);

/** Whatever was done, the queue was read just before, but for what was decided itself. */
export type WorkResult = { how: 'decided' | 'skip' | 'quit' } | { how: 'back'; turn: number };

/** @throws Interrupted */
export async function workOn(session: TriageSession, work: WorkItem): Promise<WorkResult> {
  const { context, queue, tally, holding } = session;
  const { terminal, environment } = context;
  const { item, turn } = work;
  const screen = openWorkScreen(session, work);
  const shown = (text: string) => (session.reveal ? text : (session.hidden?.text(text, turn.channel) ?? text));

  /** Undefined when the person goes back; after an unknown key the question is asked again. */
  async function choose(choosing: ChoiceQuestion): Promise<TriageChoice | undefined> {
    for (;;) {
      const key = await screen.ask(questionOf(choosing));
      session.message = '';
      const choice = chosen(key, choosing.choices);
      if (choice || key === 'escape' || key === 'q') return choice;
      session.message = `"${key}" is not one of these.`;
    }
  }

  /** Asks for the word that is still '', until it is valid; undefined when nothing was typed. */
  async function complete(words: RequestWords): Promise<RequestWords | undefined> {
    const open = (Object.keys(words) as (keyof RequestWords)[]).find((name) => words[name] === '');
    if (open === undefined) return words;
    const validate = async (text: string) => {
      if (text.trim() === '') return true;
      try {
        await readRequest(context, queue.triage.policy, { ...words, [open]: text });
        return true;
      } catch (error) {
        if (!(error instanceof CareError)) throw error;
        return [error.message.replace(/^--\w+: /, ''), error.hint ?? ''].join('. ').trim();
      }
    };
    const message = `${open}${open in TYPED_HINTS ? ` ${TYPED_HINTS[open]}` : ''} (empty: back)`;
    const typed = await session.page.askText({ message, flag: `--${open} TEXT`, validate });
    return typed.trim() === '' ? undefined : { ...words, [open]: typed };
  }

  /** Writes a decision; returns the result, or undefined when the item stays on the screen. */
  async function decide(words: RequestWords): Promise<WorkResult | undefined> {
    const request = await readRequest(context, queue.triage.policy, words);
    // Turns that others closed meanwhile no longer come before it.
    const change = changeOf(turn, await holding.look(turn));
    const holder = change === undefined ? await holding.keep(turn) : undefined;
    const overtaken = change ?? (holder && takenBy(holder));
    if (overtaken !== undefined) {
      session.message = overtaken;
      return { how: 'decided' };
    }
    const { rule } = item.outcome;
    const ahead = ACTIONS[request.action].closes ? session.ahead(item) : null;
    const decision = session.recorder.prepare(turn, request, { shownAt: work.shownAt, ahead, rule });
    await session.recorder.write([decision]);
    queue.decided(turn.key, decision);
    tally.made.push(decision);
    session.message = `@${work.who(session.reveal)}: ${describeDecision(decision, session.zone)} (u undoes it)`;
    const removed =
      leavesQueue(request.action) ||
      request.action === 'escalate' ||
      (request.action === 'assign' && request.value !== session.recorder.actor);
    return removed ? { how: 'decided' } : { how: 'back', turn: turn.key };
  }

  /** Undoes the last decision of this session; earlier ones are undone by flags. */
  async function undo(): Promise<WorkResult | undefined> {
    const undone = tally.made.pop();
    if (!undone) {
      session.message = 'Nothing of this session is left to undo; older: triage --as undo --any';
      return undefined;
    }
    await session.recorder.write([session.recorder.undoOf(undone)]);
    tally.undone++;
    session.message = `undone: ${describeDecision(undone, session.zone)} (post ${undone.post})`;
    await holding.look();
    const back = (await turnsOfPost(session.store, undone.post)).find(
      ({ brand, channel }) => brand === undone.brand && channel === undone.channel,
    );
    return back && { how: 'back', turn: back.key };
  }

  async function copyReply(): Promise<void> {
    const offered = suggestedReplies(queue.triage.policy, item.outcome);
    if (offered.length === 0) {
      session.message = 'The policy has no templates.';
      return;
    }
    const choices = keyed(offered.map(({ name, text }) => [`${name}: ${text}`, {}]));
    const picked = offered.length === 1 ? choices[0] : await choose({ title: 'Which reply?', choices });
    if (!picked) return;
    const template = offered[choices.indexOf(picked)]!;
    const text = filledReply(template, turn, session.recorder.actor);
    const copied = template.public ? 'Copied, not sent' : 'Copied for a private message, not sent';
    session.message = offerToClipboard(terminal, text)
      ? `${copied}: ${shown(text)}`
      : `Too long to copy: ${shown(text)}`;
  }

  async function correctLabel(): Promise<WorkResult | undefined> {
    const { createClassifiers } = await import('../../classifiers/index.ts');
    const facets = createClassifiers().facets.filter(({ direction, values }) => direction !== 'outbound' && values);
    const facet = await choose({
      title: 'Which label is wrong?',
      choices: keyed(facets.map(({ name }) => [name, {}])),
    });
    const values = facets.find(({ name }) => name === facet?.text)?.values;
    if (!facet || !values) return undefined;
    const value = await choose({
      title: `What is the right ${facet.text}?`,
      choices: keyed(values.map((each) => [each, {}])),
    });
    return value && (await decide({ as: 'label', label: `${facet.text}=${value.text}` }));
  }

  async function ask(words: RequestWords | undefined): Promise<WorkResult | undefined> {
    const whole = words && (await complete(words));
    return whole && (await decide(whole));
  }

  async function press(key: Key): Promise<WorkResult | undefined> {
    const asked = choiceQuestion(key, queue.triage.policy, session.recorder.actor);
    if (asked) return ask((await choose(asked))?.words);
    if (Object.hasOwn(TYPED, key)) return ask(TYPED[key]);
    if (key === 'l') return correctLabel();
    if (key === 'u') return undo();
    if (key === 's') {
      await holding.look();
      return { how: 'skip' };
    }
    if (key === 'q' && !screen.back()) return { how: 'quit' };
    if (key === 'c') await copyReply();
    if (key === 'v') {
      session.reveal = !session.reveal;
      session.message = work.isMasked()
        ? session.reveal
          ? 'Private data is shown.'
          : 'Private data is masked.'
        : 'Nothing is masked here.';
    }
    if (key === 'o') {
      const opened = work.url !== undefined && (await openInBrowser(work.url, environment.platform));
      session.message = shown(opened ? `Opened ${work.url}` : (work.url ?? 'The address of this post is not known.'));
    }
    if (key === 'h') screen.toggle('history');
    if (key === '?') screen.toggle('help');
    if (key === 'escape') screen.back();
    if (!screen.scroll(key) && !KNOWN_KEYS.has(key)) session.message = `"${key}" does nothing here: ? shows the keys`;
    return undefined;
  }

  for (;;) {
    const key = await screen.ask();
    session.message = '';
    await holding.keep(turn);
    try {
      const result = await press(key);
      if (result) return result;
    } catch (error) {
      if (error instanceof Interrupted || !(error instanceof CareError)) throw error;
      session.message = error.message;
      // Where the database cannot be reached any more this fails too, and triage leaves.
      if (error instanceof StoreError) await holding.look();
    }
  }
}

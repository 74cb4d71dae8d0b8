/** The follow-up question of a key: reasons, channels, teams, people, times or labels, each with a key of its own. */
import { WAYS } from '../../domain/decision.ts';
import type { Policy } from '../../domain/policy.ts';
import { keysFor } from '../../terminal/choices.ts';
import type { KeyQuestion } from '../../terminal/one-key.ts';
import type { RequestWords } from './request.ts';
import { reasonsOf } from './request.ts';

export interface TriageChoice {
  key: string;
  text: string;
  /** The words of the decision; a word that is '' must be typed. */
  words: RequestWords;
}

export interface ChoiceQuestion {
  title: string;
  choices: TriageChoice[];
}

/** The follow-up question of a key; undefined for a key without one. */
export function choiceQuestion(key: string, policy: Policy, actor: string): ChoiceQuestion | undefined {
  const asks: Record<string, () => ChoiceQuestion> = {
    n: () => ({
      title: 'Why does it need no reply?',
      choices: keyed(
        reasonsOf(policy).map((reason) => [
          reason,
          { as: 'no-reply', reason, ...(reason === 'other' && { note: '' }) },
        ]),
      ),
    }),
    e: () => ({
      title: 'Answered where?',
      choices: keyed(WAYS.map((via) => [via, { as: 'elsewhere', via }])),
    }),
    t: () => ({
      title: 'Which team?',
      choices: keyed([
        ...Object.keys(policy.teams).map((to): [string, RequestWords] => [to, { as: 'escalate', to }]),
        ...(Object.keys(policy.teams).length === 0
          ? [['type a name', { as: 'escalate', to: '' }] as [string, RequestWords]]
          : []),
      ]),
    }),
    z: () => ({
      title: 'Until when?',
      choices: keyed([
        ...['1h', '4h', 'tomorrow', 'mon', '7d'].map((until): [string, RequestWords] => [
          until,
          { as: 'snooze', until },
        ]),
        ['type a time', { as: 'snooze', until: '' }],
      ]),
    }),
    a: () => ({
      title: 'Assign it to whom?',
      choices: keyed([
        [`me (${actor})`, { as: 'assign', to: actor }],
        ...[...new Set(Object.values(policy.teams).flat())]
          .filter((person) => person !== actor)
          .map((to): [string, RequestWords] => [to, { as: 'assign', to }]),
        ['type a name', { as: 'assign', to: '' }],
      ]),
    }),
  };
  return asks[key]?.();
}

/** Examples of what may be typed, shown beside the question. */
export const TYPED_HINTS: Readonly<Partial<Record<keyof RequestWords, string>>> = {
  until: '2h, tomorrow, fri, 2026-10-01T09:00',
};

/** Keys that ask for typed text at once. */
export const TYPED: Readonly<Record<string, RequestWords>> = {
  '#': { as: 'tag', tag: '' },
  m: { as: 'note', note: '' },
};

export function questionOf({ title, choices }: ChoiceQuestion): KeyQuestion {
  return { title: `${title} (Esc: back)`, options: choices };
}

export function keyed(entries: readonly (readonly [string, RequestWords])[]): TriageChoice[] {
  const keys = keysFor(entries.map(([text]) => text));
  return entries.slice(0, keys.length).map(([text, words], at) => ({ key: keys[at]!, text, words }));
}

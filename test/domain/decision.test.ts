import { describe, expect, it } from 'vitest';
import { type Decision, describeDecision, effectiveDecisions, turnStateOf } from '../../src/domain/decision.ts';

let count = 0;
const decision = (more: Partial<Decision>): Decision => ({
  id: `d${++count}`,
  channel: 'x',
  post: '1',
  brand: 'acme',
  action: 'note',
  value: null,
  note: null,
  until: null,
  actor: 'ann',
  shown_at: null,
  decided_at: 100,
  posts_seen: 1,
  ahead: null,
  rule: null,
  undoes: null,
  ...more,
});
const closing = () => decision({ action: 'no-reply', value: 'thanks' });

describe('what decisions add up to', () => {
  it('is closed until the customer writes again', () => {
    expect(turnStateOf([closing()], 1).closed?.value).toBe('thanks');
    expect(turnStateOf([closing()], 2)).toMatchObject({ closed: undefined, reopened: true });
  });

  it('ends a snooze when the customer writes again', () => {
    const snooze = decision({ action: 'snooze', until: 900 });
    expect(turnStateOf([snooze], 1).snoozedUntil).toBe(900);
    expect(turnStateOf([snooze], 2).snoozedUntil).toBeUndefined();
  });

  it('keeps the newest team and person, every tag once, and counts notes', () => {
    const decisions = [
      decision({ action: 'escalate', value: 'legal', note: 'threatens' }),
      decision({ action: 'escalate', value: 'press' }),
      decision({ action: 'assign', value: 'bob' }),
      decision({ action: 'tag', value: 'vip' }),
      decision({ action: 'tag', value: 'vip' }),
    ];
    expect(turnStateOf(decisions, 1)).toMatchObject({ team: 'press', assignee: 'bob', tags: ['vip'], notes: 1 });
  });

  it('ignores what was undone, to any depth', () => {
    const first = closing();
    const second = decision({ action: 'escalate', value: 'legal' });
    const undo = (undone: Decision) => decision({ action: 'undo', value: undone.action, undoes: undone.id });
    expect(effectiveDecisions([first, second, undo(second)])).toEqual([first]);
    expect(effectiveDecisions([first, second, undo(second), undo(first)])).toEqual([]);
  });

  it('reads as words', () => {
    expect(describeDecision(closing(), 'UTC')).toBe('needs no reply: thanks');
    expect(describeDecision(decision({ action: 'elsewhere', value: 'phone' }), 'UTC')).toBe(
      'answered elsewhere (phone)',
    );
    expect(describeDecision(decision({ action: 'escalate', value: 'legal' }), 'UTC')).toBe('escalated to legal');
    const until = Date.UTC(2026, 2, 3, 9) / 1000;
    expect(describeDecision(decision({ action: 'snooze', value: null, until }), 'Europe/Berlin')).toBe(
      'snoozed until 2026-03-03 10:00',
    );
  });
});

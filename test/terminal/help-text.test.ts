import { expect, test } from 'vitest';
import { fitHelp } from '../../src/terminal/help-text.ts';

test('prose is wrapped again, descriptions move, and a command stays whole', () => {
  const help = [
    'Own posts are pulled before mentions, so that an answered one',
    'never looks ignored.',
    '',
    'Short.',
    '  volume    how many customers wrote, and how often they did',
    '  $ socialcare report --brand acme --since 7d   what the week was like',
    '  $ socialcare queue --json | jq -r .items | socialcare triage -',
    '',
  ].join('\n');
  expect(fitHelp(help, 40).split('\n')).toEqual([
    'Own posts are pulled before mentions, so',
    'that an answered one never looks',
    'ignored.',
    '',
    'Short.',
    '  volume    how many customers wrote,',
    '            and how often they did',
    '  $ socialcare report --brand acme --since 7d',
    '      what the week was like',
    '  $ socialcare queue --json | jq -r .items | socialcare triage -',
    '',
  ]);
  expect(fitHelp(help, 100)).toBe(help);
});

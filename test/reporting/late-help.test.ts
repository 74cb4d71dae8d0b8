import { Command } from 'commander';
import { expect, test } from 'vitest';
import { RENDERERS } from '../../src/renderers/index.ts';
import { addFormatOption, addListsToHelp, completeHelp } from '../../src/reporting/late-help.ts';

test('help names every renderer, and lists what is only known when somebody asks', async () => {
  const command = addFormatOption(new Command('report'), { about: 'of the page: ' });
  addListsToHelp(command, async () => 'Metrics: volume');
  await completeHelp(command);
  let help = '';
  command.configureOutput({ writeOut: (text) => (help += text) });
  command.outputHelp();
  const names = Object.keys(RENDERERS);
  expect(help).toContain(`of the page: ${names.slice(0, -1).join(', ')} or ${names.at(-1)}`);
  expect(help.trimEnd().endsWith('Metrics: volume')).toBe(true);
});

/** Files that nobody looks through are named when a person is forgotten, for they may hold the person. */
import { expect, test } from 'vitest';
import { conversationFolder } from '../../helpers/conversation-folder.ts';
import { run } from '../../helpers/run.ts';

test('workbooks, Parquet and folders of it are named, whether or not they hold the person', async () => {
  const cwd = await conversationFolder('09:00 @ann: @acme hello');
  await run(['export', 'turns', '-o', 'turns.xlsx'], { cwd });
  await run(['export', 'turns', '-o', 'turns.parquet'], { cwd });
  await run(['export', 'turns', '--partition', 'brand', '-o', 'parts'], { cwd });
  await run(['export', 'turns', '--customer', 'nobody', '-o', 'none.csv'], { cwd });
  const { stdout } = await run(['forget', '@ann', '--dry-run'], { cwd });
  const named = stdout.replaceAll(`${cwd}/`, '').match(/^ {2}\S+: exported.*$/gm);
  const fate = 'exported rows that may hold them; delete it, or write it again afterwards';
  expect(named).toEqual([`  parts: ${fate}`, `  turns.parquet: ${fate}`, `  turns.xlsx: ${fate}`]);
  expect(stdout).not.toContain('none.csv');
});

/** dump and restore: annotations (labels, decisions, notes) as text that can be compared, kept and loaded into another database. */
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import type { Context } from '../context.ts';
import { amount } from '../domain/amount.ts';
import { FormatError, StoreError } from '../errors.ts';
import type { Register } from './command.ts';
import { inputLines } from './input-lines.ts';

export const registerDump: Register = (program, begin) => {
  const command = program
    .command('dump')
    .summary('labels, decisions and notes as text')
    .description('Write everything people annotated (labels, decisions, notes) as text, one JSON object a line.')
    .option('-o, --output <file>', 'write to a file instead of standard output')
    .addHelpText(
      'after',
      `
Posts can be pulled or imported again; annotations cannot. Keep this file under version control: a line of an annotation
never changes. The last line counts the others, so that a file that was cut off is refused by restore.

Examples:
  $ socialcare dump > annotations.jsonl
  $ socialcare restore annotations.jsonl --db new.db`,
    );
  command.action(async (flags: { output?: string }) => dump(await begin(command), flags.output));
};

export const registerRestore: Register = (program, begin) => {
  const command = program
    .command('restore')
    .summary('read what dump wrote')
    .description('Read what dump wrote. What is here already is left alone; a faulty file changes nothing.')
    .argument('<file>', 'a dump, or - for standard input')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  $ socialcare restore annotations.jsonl\n  $ socialcare dump --db old.db | socialcare restore - --db new.db',
    );
  command.action(async (file: string, flags: { json?: boolean }) =>
    restore(await begin(command), file, flags.json === true),
  );
};

async function dump(context: Context, output: string | undefined): Promise<void> {
  const { terminal, environment } = context;
  const store = await context.store({ readonly: true });
  const [{ dumpAnnotations }, { headerLine, annotationLine, endLine }] = await Promise.all([
    import('../store/labels/annotations.ts'),
    import('../domain/annotation.ts'),
  ]);
  let count = 0;
  const lines = (async function* () {
    yield `${headerLine()}\n`;
    for await (const annotations of dumpAnnotations(store)) {
      yield annotations.map((annotation) => `${annotationLine(annotation)}\n`).join('');
      count += annotations.length;
    }
    yield `${endLine(count)}\n`;
  })();
  if (output !== undefined) {
    const [{ writeOutput }, { rememberFile }] = await Promise.all([
      import('./output-file.ts'),
      import('./written-files.ts'),
    ]);
    const path = resolve(environment.cwd, output);
    await writeOutput(path, lines);
    await rememberFile(context, path, 'dump');
  } else for await (const line of lines) if (!(await terminal.write(line))) return;
  terminal.note(`${amount(count, 'annotation')}${output === undefined ? '' : ` written to ${output}`}`);
}

const SHOWN_FAULTS = 10;

async function restore(context: Context, file: string, json: boolean): Promise<void> {
  const { terminal, environment } = context;
  const [{ checkHeader, endCount, readAnnotation }, { restoreAnnotations }] = await Promise.all([
    import('../domain/annotation.ts'),
    import('../store/labels/annotations.ts'),
  ]);
  const annotations: Parameters<typeof restoreAnnotations>[1][number][] = [];
  const faults: string[] = [];
  let number = 0;
  let hasEnd = false;
  let ended: number | undefined;
  for await (const line of inputLines(await opened(file, environment), file)) {
    number++;
    if (number === 1) hasEnd = checkHeader(line.replace(/^\ufeff/, ''));
    else if (line.trim() !== '') {
      if (ended !== undefined) faults.push(`${file}:${number}: it stands behind the last line of the dump`);
      ended = endCount(line);
      if (ended !== undefined) continue;
      const read = readAnnotation(line);
      if (typeof read === 'string') faults.push(`${file}:${number}: ${read}`);
      else annotations.push(read);
    }
  }
  if (number === 0) throw new FormatError(`${file} is empty`, 'Check that it is a file written by: socialcare dump');
  if (hasEnd && faults.length === 0) checkEnd(file, ended, annotations.length);
  if (faults.length > 0)
    throw new FormatError(
      [
        ...faults.slice(0, SHOWN_FAULTS),
        ...(faults.length > SHOWN_FAULTS ? [`and ${faults.length - SHOWN_FAULTS} more`] : []),
      ].join('\n'),
      'Nothing was restored.',
    );
  const restored = await restoreAnnotations(await context.store(), annotations);
  if (restored.conflicts.length > 0)
    throw new StoreError(
      `${restored.conflicts.length} annotations differ from those stored here, the first is ${restored.conflicts[0]}`,
      'Annotations are never changed, so one of the two files was edited by hand. Nothing was restored.',
    );
  const { labels, decisions, same, orphaned, removed } = restored;
  if (json) {
    terminal.json({
      version: 1,
      labels,
      decisions,
      already_here: same,
      without_post: orphaned,
      older_than_kept: removed,
    });
    return;
  }
  terminal.done(
    `Restored ${amount(decisions, 'decision')} and ${amount(labels, 'label')}; ${amount(same, 'was', 'were')} here already.`,
  );
  if (removed > 0) terminal.note(`${amount(removed, 'is', 'are')} of conversations that retain removed: not restored.`);
  if (orphaned > 0)
    terminal.note(`${orphaned} are about posts that are not here; they apply as soon as those are imported.`);
}

/** @throws FormatError for a dump that is not whole */
function checkEnd(file: string, counted: number | undefined, found: number): void {
  const hint = 'Nothing was restored. Take a whole copy of the dump, or write it again: socialcare dump';
  if (counted === undefined)
    throw new FormatError(`${file} has no last line: it was cut off behind ${amount(found, 'annotation')}`, hint);
  if (counted !== found)
    throw new FormatError(`${file} holds ${amount(found, 'annotation')}, its last line counts ${counted}`, hint);
}

async function opened(file: string, environment: Context['environment']): Promise<NodeJS.ReadableStream> {
  if (file === '-') return environment.stdin;
  const stream = createReadStream(resolve(environment.cwd, file), 'utf8');
  await once(stream, 'open').catch((error: NodeJS.ErrnoException) => {
    throw new FormatError(`${file} cannot be read: ${error.code}`, 'Check the name and the folder.');
  });
  return stream;
}

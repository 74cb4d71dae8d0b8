/** Help as it was written, fitted to a screen: prose is wrapped again, descriptions move below long terms. */
const REMARK_INDENT = 6;
const WIDEST_TERM = 40;

/** Commands stay whole, however long: people copy them. */
export function fitHelp(text: string, width: number): string {
  const lines: string[] = [];
  let prose = '';
  const flush = () => {
    if (prose !== '') lines.push(...filled(prose, width, ''));
    prose = '';
  };
  for (const line of text.split('\n')) {
    const goesOn = prose !== '' && /^\S/.test(line);
    if (!goesOn) flush();
    if (goesOn) prose += ` ${line}`;
    else if (line.length <= width) lines.push(line);
    else if (/^\S/.test(line)) prose = line;
    else lines.push(...besides(line, width));
  }
  flush();
  return lines.join('\n');
}

/** A command or a term and what is said of it, two spaces or more apart. */
function besides(line: string, width: number): string[] {
  const [, head, gap, remark] = /^(\s+.*\S)(\s{2,})(\S.*)$/.exec(line) ?? [];
  if (head === undefined || gap === undefined || remark === undefined) return [line];
  const at = head.length + gap.length;
  if (at > WIDEST_TERM) return [head, ...filled(remark, width, ' '.repeat(REMARK_INDENT))];
  const [first = '', ...rest] = filled(remark, width, ' '.repeat(at));
  return [`${head}${gap}${first.trimStart()}`, ...rest];
}

function filled(prose: string, width: number, indent: string): string[] {
  const lines = [indent];
  for (const word of prose.split(' ')) {
    const last = lines.at(-1)!;
    if (last === indent) lines[lines.length - 1] = last + word;
    else if (last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(indent + word);
  }
  return lines;
}

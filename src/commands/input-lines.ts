/** Text of other programs line by line, never more of it in memory than one line may hold. */
import { FormatError } from '../errors.ts';

const LONGEST_LINE = 1_000_000;

/**
 * Yields the lines of a stream of UTF-8 without their ends (LF or CRLF).
 * @param name of the stream in messages
 * @throws FormatError for a line of more than a million characters
 */
export async function* inputLines(input: NodeJS.ReadableStream, name: string): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let number = 1;
  let rest = '';
  for await (const piece of input) {
    const lines = (rest + (typeof piece === 'string' ? piece : decoder.decode(piece, { stream: true }))).split('\n');
    rest = lines.pop()!;
    for (const line of lines) {
      yield checked(line);
      number++;
    }
    checked(rest);
  }
  rest += decoder.decode();
  if (rest !== '') yield checked(rest);

  function checked(line: string): string {
    if (line.length > LONGEST_LINE)
      throw new FormatError(
        `${name}:${number}: the line is longer than 1,000,000 characters`,
        'Check that it is text, one record a line.',
      );
    return line.endsWith('\r') ? line.slice(0, -1) : line;
  }
}

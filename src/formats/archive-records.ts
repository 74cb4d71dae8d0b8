/** The records of files that stand beside the one being read. */
import type { Sibling } from './format.ts';
import { jsonRecords } from './json-records.ts';

export async function* siblingRecords(siblings: Sibling[]): AsyncGenerator<unknown> {
  for (const sibling of siblings) {
    const input = await sibling.open();
    try {
      for await (const { records } of jsonRecords(input)) for (const { value } of records) yield value;
    } finally {
      await input.close();
    }
  }
}

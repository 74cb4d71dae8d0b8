/** A statement that a person wrote, as a cursor in a transaction that reads only. */
import type { PersonalQuery } from '../database.ts';
import type { Server } from './server.ts';

const ROWS_PER_BATCH = 1_000;
const READS = /^(?:\s|--[^\n]*\n|\/\*[\s\S]*?\*\/|\()*(?:SELECT|WITH|VALUES|TABLE)\b/i;

type Row = (string | number | bigint | Uint8Array | null)[];

/** @throws Error in the words of the server */
export async function personalQuery(server: Server, sql: string): Promise<PersonalQuery> {
  if (!READS.test(sql)) return { columns: [], onlyReads: false, async *rows() {} };
  const client = await server.begin('reading');
  const send = (text: string) => server.run(client, [{ sql: text, types: [], sets: [[]] }], true);
  const close = async () => {
    await server.undo(client, 'ROLLBACK');
    server.release(client);
  };
  try {
    await send(`DECLARE asked NO SCROLL CURSOR FOR ${sql.trim().replace(/;$/, '')}`);
    const first = await send(`FETCH ${ROWS_PER_BATCH} FROM asked`);
    return {
      columns: first.columns,
      onlyReads: true,
      async *rows() {
        try {
          for (
            let batch = first.rows;
            batch.length > 0;
            batch = (await send(`FETCH ${ROWS_PER_BATCH} FROM asked`)).rows
          )
            yield batch as Row[];
        } finally {
          await close();
        }
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The tables of a page as texts, read as a browser would. */

const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };

export function textOf(markup: string): string {
  return markup
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity]!)
    .replaceAll('\u00a0', ' ')
    .trim();
}

/** The rows of each table without its heads; pictures have tables of their own, which are left out. */
export function htmlTables(page: string): string[][][] {
  const tables = [...page.matchAll(/<div class="scroll"[^>]*>(<table[^>]*>.*?<\/table>)/gs)].map(([, table]) => table!);
  return tables.map((table) => rowsOf(table.replace(/<thead>.*?<\/thead>/s, '')));
}

/** Those of a mail, whose first row has the heads. */
export function emailTables(fragment: string): string[][][] {
  return [...fragment.matchAll(/<table .*?<\/table>/gs)].map(([table]) => rowsOf(table).slice(1));
}

function rowsOf(table: string): string[][] {
  return [...table.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row]) =>
    [...row!.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell]) => textOf(cell!)),
  );
}

/** The certificate of a seal: what is known of how it was made, with blanks for the person who vouches for it. */
import { grouped } from '../domain/amount.ts';
import { safeLine } from '../domain/safe-text.ts';
import type { Predicate, SealedBatch } from './manifest.ts';

const BLANK = '_'.repeat(40);
const MOST_BATCHES = 40;

/** @param sha256 of the manifest, in hex */
export function certificateText(predicate: Predicate, sha256: string): string {
  const { tool, sealed_at, period, plan, data, batches, definitions } = predicate;
  return `# Certificate

To be completed by the person who collected the data or made the audit. This page is not part of what is sealed: fill it in,
sign it, and keep it with the folder.

| | |
|---|---|
| SHA-256 of manifest.json | \`${sha256}\` |
| Made | ${sealed_at}, by ${safeLine(`${tool.name} ${tool.version}`)} |
| Period | ${period.since ?? 'the beginning'} to ${period.until ?? period.as_of}, as of ${period.as_of}, zone ${safeLine(period.timezone)} |
| Plan | \`${plan.sha256}\` |
| Definitions | ${definitions.map(({ id, version }) => `${id} version ${version}`).join(', ')} |
| Rows | ${grouped(data.rows)}, Merkle root \`${data.merkle_root}\` |

## What was collected, when and how

| batch | how | from | what arrived (SHA-256) | when |
|---|---|---|---|---|
${batches.slice(-MOST_BATCHES).map(batchLine).join('\n')}
${batches.length > MOST_BATCHES ? `\n${grouped(batches.length - MOST_BATCHES)} earlier batches stand in manifest.json.\n` : ''}
## To be filled in

I collected the data named above, or had them collected under my supervision.

- Collected by (name, organisation): ${BLANK}
- From where, and with whose permission: ${BLANK}
- What was left out or changed before it was read, and why: ${BLANK}
- Where the originals are kept: ${BLANK}

I made this audit, or checked it (\`socialcare verify\`), and the SHA-256 above is that of the manifest that I saw.

- Name: ${BLANK}
- Function: ${BLANK}
- Place and date: ${BLANK}
- Signature: ${BLANK}
`;
}

function batchLine({ batch, source, name, arrived, started_at }: SealedBatch): string {
  const hashes = arrived.map(({ sha256 }) => `\`${sha256}\``).join(' ') || 'not known';
  const from = safeLine(name ?? '').replaceAll('|', '\\|');
  return `| ${batch} | ${safeLine(source)} | ${from} | ${hashes} | ${started_at} |`;
}

/** What a cell says: yes or no, a count, a handle, a network. */
import { createHash } from 'node:crypto';
import { channelNamed } from './post-urls.ts';

const TRUE = new Set([
  'true',
  '1',
  '1.0',
  'yes',
  'y',
  't',
  'inbound',
  'in',
  'incoming',
  'received',
  'customer',
  'from_customer',
  'user',
]);
const FALSE = new Set([
  'false',
  '0',
  '0.0',
  'no',
  'n',
  'f',
  'outbound',
  'out',
  'outgoing',
  'sent',
  'brand',
  'agent',
  'from_brand',
  'company',
  'reply',
]);
const NOBODY = new Set(['', 'nan', 'null', 'none', 'n/a', '-']);

export function channelIn(cell: string): string | undefined {
  return NOBODY.has(cell.toLowerCase()) ? undefined : channelNamed(cell);
}

export function truth(cell: string): boolean | undefined {
  if (cell === '') return undefined;
  const word = cell.toLowerCase();
  if (TRUE.has(word)) return true;
  return FALSE.has(word) ? false : undefined;
}

export function handleOf(cell: string): string {
  return NOBODY.has(cell.toLowerCase()) ? '' : cell.replace(/^@/, '');
}

export function countOf(cell: string): number | undefined {
  const digits = cell.replace(/[,\u00a0\u202f ]/g, '');
  return /^\d{1,15}(\.0{1,9})?$/.test(digits) ? Number(digits) : undefined;
}

export function madeId(author: string, createdAt: number, text: string): string {
  return `made-${createHash('sha256').update(`${author}\n${createdAt}\n${text}`).digest('hex').slice(0, 24)}`;
}

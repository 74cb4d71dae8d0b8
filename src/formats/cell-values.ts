/** Values of cells: yes or no, a count, a handle, a network. */
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

const WITHHELD = /^[[(<](?:deleted|removed|unknown|anonymous|suspended|withheld)(?: (?:user|account))?[\])>]$/i;

export function channelIn(cell: string): string | undefined {
  return NOBODY.has(cell.toLowerCase()) ? undefined : channelNamed(cell);
}

/** An empty cell, or a word that says so. */
export function isNothing(cell: string): boolean {
  return NOBODY.has(cell.toLowerCase());
}

/** What networks write in place of a deleted author: an unknown person, each time another one. */
export function isWithheld(cell: string): boolean {
  const first = cell.charCodeAt(0);
  const isMarked = first === 91 || first === 40 || first === 60 || first === 70;
  return isMarked && (WITHHELD.test(cell) || cell === 'Facebook User');
}

const LONGEST_NAME = 80;

/** A person's or a team's name, as a help desk writes it. */
export function agentIn(cell: string): string | undefined {
  const name = cell.replace(/\s+/g, ' ').trim();
  const isName = name.length <= LONGEST_NAME && !isNothing(name) && !/^(?:unassigned|nobody|no ?one)$/i.test(name);
  return isName ? name : undefined;
}

export function truth(cell: string): boolean | undefined {
  if (cell === '') return undefined;
  const word = cell.toLowerCase();
  if (TRUE.has(word)) return true;
  return FALSE.has(word) ? false : undefined;
}

/** Without the @; of a profile's address, the name in it. */
export function handleOf(cell: string): string {
  if (NOBODY.has(cell.toLowerCase())) return '';
  if (cell.startsWith('http') && /^https?:\/\//.test(cell)) return handleOfProfile(cell);
  return cell.replace(/^@/, '');
}

/** On the Fediverse a name belongs to its server: https://social.example/@ann is ann@social.example. */
function handleOfProfile(address: string): string {
  if (!URL.canParse(address)) return address;
  const { hostname, pathname } = new URL(address);
  const [first = '', second] = pathname.split('/').filter(Boolean);
  const name = first === 'profile' || first === 'user' ? (second ?? '') : first;
  if (name === '') return address;
  const isServer =
    name.startsWith('@') && !/(?:^|\.)(?:threads\.(?:net|com)|youtube\.com|tiktok\.com|medium\.com)$/.test(hostname);
  return isServer ? `${name.slice(1)}@${hostname.replace(/^www\./, '')}` : name.replace(/^@/, '');
}

export function countOf(cell: string): number | undefined {
  const digits = cell.replace(/[,\u00a0\u202f ]/g, '');
  return /^\d{1,15}(\.0{1,9})?$/.test(digits) ? Number(digits) : undefined;
}

export function madeId(author: string, createdAt: number, text: string): string {
  return `made-${createHash('sha256').update(`${author}\n${createdAt}\n${text}`).digest('hex').slice(0, 24)}`;
}

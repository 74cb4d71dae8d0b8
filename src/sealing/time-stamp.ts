/** RFC 3161: the query for a time stamp, and what an answer to it holds. */
import { CareError } from '../errors.ts';
import { type Element, element, elementsOf, integer, TAG } from './der.ts';

/** The hash algorithm SHA-256 (2.16.840.1.101.3.4.2.1), as DER. */
const SHA256 = element(TAG.sequence, element(TAG.oid, Buffer.from('608648016503040201', 'hex')), element(TAG.null));
const BOOLEAN = 0x01;
/** id-signedData and id-ct-TSTInfo. */
const [SIGNED_DATA, TST_INFO] = ['2a864886f70d010702', '2a864886f70d0109100104'];
const [GRANTED, GRANTED_WITH_MODS] = [0, 1];

/** TimeStampReq that asks for the certificates as well. @param sha256 in hex @param nonce random bytes */
export function stampQuery(sha256: string, nonce: Uint8Array): Buffer {
  const imprint = element(TAG.sequence, SHA256, element(TAG.octets, Buffer.from(sha256, 'hex')));
  return element(
    TAG.sequence,
    integer(Uint8Array.of(1)),
    imprint,
    integer(nonce),
    element(BOOLEAN, Uint8Array.of(0xff)),
  );
}

export interface TimeStamp {
  /** SHA-256 of what was stamped, in hex. */
  sha256: string;
  /** Unix seconds, by the clock of the authority. */
  at: number;
  /** Certificates that came with it, as PEM. */
  certificates: string[];
}

/**
 * Reads TimeStampResp. Nothing is verified: whoever relies on it lets openssl do that.
 * @throws CareError for a refusal, and for what is none
 */
export function readStamp(response: Buffer): TimeStamp {
  try {
    return stampIn(response);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new CareError(
      'the answer is not a time stamp of RFC 3161',
      'Check the address: it must be that of a time-stamping authority.',
    );
  }
}

function stampIn(response: Buffer): TimeStamp {
  const [status, token] = inside(response, TAG.sequence);
  const [code, ...words] = elementsOf(wanted(status, TAG.sequence).content);
  const granted = wanted(code, TAG.integer).content.readUIntBE(0, code!.content.length);
  if (granted !== GRANTED && granted !== GRANTED_WITH_MODS)
    throw new CareError(
      `the time-stamping authority refused: status ${granted}${words.length > 0 ? `, ${wordsIn(words)}` : ''}`,
      'Ask another one, or seal without --tsa.',
    );
  const [type, explicit] = elementsOf(wanted(token, TAG.sequence).content);
  if (wanted(type, TAG.oid).content.toString('hex') !== SIGNED_DATA) throw new RangeError('no signed data');
  const [, , encapsulated, ...rest] = inside(wanted(explicit, 0xa0).content, TAG.sequence);
  const [contentType, content] = elementsOf(wanted(encapsulated, TAG.sequence).content);
  if (wanted(contentType, TAG.oid).content.toString('hex') !== TST_INFO) throw new RangeError('no time stamp');
  const [octets] = elementsOf(wanted(content, 0xa0).content);
  const info = inside(wanted(octets, TAG.octets).content, TAG.sequence);
  const [, hash] = elementsOf(wanted(info[2], TAG.sequence).content);
  const certificates = rest.find(({ tag }) => tag === 0xa0);
  return {
    sha256: wanted(hash, TAG.octets).content.toString('hex'),
    at: secondsOf(wanted(info[4], TAG.time).content.toString('latin1')),
    certificates: certificates ? elementsOf(certificates.content).map(({ whole }) => pemOf(whole)) : [],
  };
}

function inside(bytes: Buffer, tag: number): Element[] {
  return elementsOf(wanted(elementsOf(bytes)[0], tag).content);
}

function wanted(found: Element | undefined, tag: number): Element {
  if (found?.tag !== tag) throw new RangeError('not as RFC 3161 has it');
  return found;
}

function wordsIn(elements: readonly Element[]): string {
  const text = Buffer.concat(elements.map(({ content }) => content)).toString('latin1');
  return (text.match(/[ -~]{3,}/g) ?? ['no reason given']).join(' ');
}

/** @param time 20261122120000Z, with or without a fraction */
function secondsOf(time: string): number {
  const found = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.\d+)?Z$/.exec(time);
  if (!found) throw new RangeError('no time');
  const [year, month, day, hour, minute, second] = found.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return Date.UTC(year, month - 1, day, hour, minute, second) / 1000;
}

function pemOf(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g)!;
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

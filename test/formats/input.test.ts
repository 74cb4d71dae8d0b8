import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { openInput } from '../../src/formats/input.ts';
import { inputOf } from './reading.ts';
import { zipOf } from './zip-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'socialcare-input-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function textsOf(path: string, stdin?: Readable): Promise<Record<string, string>> {
  const opened = await openInput(path, { stdin });
  const texts: Record<string, string> = {};
  for (const member of opened.members) {
    const input = await member.open();
    let text = '';
    for await (const piece of input.text) text += piece;
    texts[member.name.replace(folder, '').replace(/^\//, '')] = text;
  }
  await opened.close();
  return texts;
}

const isRoot = process.getuid?.() === 0;
if (isRoot) console.warn('SKIPPED: root may read every file');

describe('what can be opened', () => {
  it('a plain file, a gzip and a zip hold the same text', async () => {
    expect(await textsOf(file('a.csv', 'id,text\n'))).toEqual({ 'a.csv': 'id,text\n' });
    expect(await textsOf(file('a.csv.gz', gzipSync('id,text\n')))).toEqual({ 'a.csv.gz': 'id,text\n' });
    expect(await textsOf(file('a.zip', zipOf({ 'in/a.csv': 'id,text\n' })))).toEqual({ 'a.zip:in/a.csv': 'id,text\n' });
  });

  it('a zip of several files yields those that can hold posts', async () => {
    const zip = zipOf({
      'a.csv': 'a',
      'b.json': '{}',
      '__MACOSX/a.csv': 'junk',
      '.DS_Store': 'junk',
      'photo.jpg': 'junk',
      'deep/c.jsonl': '{}',
    });
    expect(Object.keys(await textsOf(file('many.zip', zip)))).toEqual([
      'many.zip:a.csv',
      'many.zip:b.json',
      'many.zip:deep/c.jsonl',
    ]);
  });

  it.each([
    ['plain', Buffer.from('id,text\n')],
    ['gzip', gzipSync('id,text\n')],
    ['zip', zipOf({ 'a.csv': 'id,text\n' })],
  ])('%s from a pipe', async (_, bytes) => {
    const pieces = [bytes.subarray(0, 7), bytes.subarray(7)];
    expect(Object.values(await textsOf('-', Readable.from(pieces)))).toEqual(['id,text\n']);
  });
});

describe('what cannot be opened says why and what to do', () => {
  it.each([
    ['nothing there', () => join(folder, 'absent.csv'), 'no such file'],
    ['an empty file', () => file('empty.csv', ''), 'is empty'],
    ['only blanks', () => file('blank.csv', ' \n\n '), 'is empty'],
    ['a folder', () => folder, 'is a folder'],
    [
      'a web page',
      () => file('page.csv', '\n <!DOCTYPE html><html><head><title>Sign in</title>'),
      'is a web page ("Sign in")',
    ],
    ['a web page in quotes', () => file('quoted.csv', '"<!doctype html><html>"'), 'is a web page'],
    [
      'a workbook',
      () => file('book.xlsx', zipOf({ '[Content_Types].xml': '<x/>', 'xl/a.xml': '' })),
      'office document',
    ],
    ['a database', () => file('old.csv', 'SQLite format 3\0…'), 'SQLite database'],
    ['a zip of pictures', () => file('pictures.zip', zipOf({ 'a.jpg': 'x' })), 'no csv, json or js file'],
    [
      'a zip cut short',
      () => file('cut.zip', zipOf({ 'a.csv': 'x'.repeat(99) }).subarray(0, 60)),
      'not a readable zip',
    ],
    [
      'a zip with bytes changed inside',
      () => {
        const zip = zipOf({ 'a.csv': Array.from({ length: 99 }, (_, n) => `${n * n},`).join('\n') });
        return file('changed.zip', zip.fill(0xff, 40, 60));
      },
      'its compressed data is damaged',
    ],
    [
      'a zip whose directory points behind its end',
      () => {
        const zip = zipOf({ 'a.csv': 'id,text' });
        zip.writeUInt32LE(zip.length - 5, zip.indexOf('PK\u0001\u0002') + 42);
        return file('points.zip', zip);
      },
      'not a readable zip',
    ],
    ['a gzip cut short', () => file('cut.gz', gzipSync('x'.repeat(9999)).subarray(0, 30)), 'damaged or incomplete'],
  ])('%s', async (_, path, message) => {
    const attempt = textsOf(path());
    await expect(attempt).rejects.toThrow(message);
    await expect(attempt).rejects.toMatchObject({ name: 'FormatError', hint: expect.stringMatching(/\w/) });
  });

  it.skipIf(isRoot)('a file without permission', async () => {
    const path = file('secret.csv', 'a');
    chmodSync(path, 0);
    await expect(textsOf(path)).rejects.toThrow('no permission');
  });

  it('an empty pipe', async () => {
    await expect(textsOf('-', Readable.from([]))).rejects.toThrow('standard input is empty');
    await expect(textsOf('-')).rejects.toThrow('no standard input');
  });
});

describe('encodings', () => {
  const words = 'Grüße, “Ann” – 5 €';

  async function decoded(pieces: Buffer[], encoding?: string) {
    const input = await inputOf(pieces, { encoding });
    let text = '';
    for await (const piece of input.text) text += piece;
    return { text, encoding: input.encoding, notes: input.notes() };
  }
  const windows1252 = Buffer.from([
    0x47, 0x72, 0xfc, 0xdf, 0x65, 0x2c, 0x20, 0x93, 0x41, 0x6e, 0x6e, 0x94, 0x20, 0x96, 0x20, 0x35, 0x20, 0x80,
  ]);

  it.each([
    ['utf-8', Buffer.from(words), 'utf-8'],
    ['utf-8 with a mark', Buffer.from(`\ufeff${words}`), 'utf-8'],
    ['utf-16 with a mark', Buffer.from(`\ufeff${words}`, 'utf16le'), 'utf-16le'],
    ['utf-16 without one', Buffer.from(words.repeat(9), 'utf16le'), 'utf-16le'],
    ['utf-16 of the other end', Buffer.from(`\ufeff${words}`, 'utf16le').swap16(), 'utf-16be'],
    ['windows-1252', windows1252, 'windows-1252'],
  ])('%s is found', async (_, bytes, encoding) => {
    const found = await decoded([bytes]);
    expect(found.encoding).toBe(encoding);
    expect(found.text.slice(0, words.length)).toBe(words);
    expect(found.notes).toEqual(
      encoding === 'windows-1252' ? ['read as windows-1252: use --encoding if letters look wrong'] : [],
    );
  });

  it('a file that is ASCII for a long while is judged by its first other byte', async () => {
    const ascii = Buffer.alloc(200_000, 'a');
    expect((await decoded([ascii, windows1252])).text.endsWith(words)).toBe(true);
    expect((await decoded([ascii, Buffer.from(words)])).text.endsWith(words)).toBe(true);
  });

  it('a character split between two pieces is whole', async () => {
    const bytes = Buffer.from(words.repeat(3));
    for (let at = 1; at < bytes.length; at++) {
      const start = Buffer.alloc(70_000, 'a');
      const { text } = await decoded([start, bytes.subarray(0, at), bytes.subarray(at)]);
      expect(text.slice(70_000)).toBe(words.repeat(3));
    }
  });

  it('an encoding can be forced, and a wrong name is refused', async () => {
    expect((await decoded([windows1252], 'latin1')).text).toBe(words);
    expect((await decoded([Buffer.from([0x82, 0xa0])], 'shift_jis')).text).toBe('あ');
    await expect(decoded([windows1252], 'klingon')).rejects.toThrow('unknown encoding "klingon"');
  });

  it('NUL characters are taken out and counted, damage is shown and counted', async () => {
    expect(await decoded([Buffer.from('id,te\0xt\0')])).toMatchObject({
      text: 'id,text',
      notes: ['2 NUL characters removed'],
    });
    const damaged = Buffer.concat([Buffer.from(words.repeat(5)), Buffer.from([0xff]), Buffer.from('end')]);
    expect(await decoded([damaged])).toMatchObject({
      encoding: 'utf-8',
      notes: ['1 place where the bytes are no utf-8 text, shown as \ufffd'],
    });
  });
});

it('an archive named by its folder, its data folder or its file finds its other files', async () => {
  const archive = join(folder, 'archive', 'data');
  mkdirSync(archive, { recursive: true });
  for (const name of ['tweets.js', 'account.js', 'note-tweet.js', 'like.js'])
    writeFileSync(join(archive, name), `window.YTD.${name} = []`);
  for (const path of [join(folder, 'archive'), archive, join(archive, 'tweets.js')]) {
    const opened = await openInput(path);
    const tweets = opened.members.find(({ name }) => name.endsWith('tweets.js'))!;
    const input = await tweets.open();
    expect(input.siblings().map(({ name }) => name.slice(archive.length + 1))).toEqual(['account.js', 'note-tweet.js']);
    await input.close();
  }
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonText, printable, safeLine, safeText } from '../../src/domain/safe-text.ts';
import { PIECES, rawText } from '../helpers/hostile-text.ts';

const FORBIDDEN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff\p{Cs}]/u;

describe('text from strangers', () => {
  it.each([
    ['a post that clears the screen', '\u001b[2Jhello', '␛[2Jhello'],
    ['a post that renames the window', '\u001b]0;owned\u0007ok', '␛]0;owned␇ok'],
    ['an eight-bit escape', '\u009b31mred', '<U+009B>31mred'],
    ['a file name turned around', 'invoice\u202egpj.exe', 'invoice<U+202E>gpj.exe'],
    ['an isolate', '\u2066x\u2069', '<U+2066>x<U+2069>'],
    ['a direction mark in English', 'abc\u200fdef', 'abc<U+200F>def'],
    ['a direction mark in Hebrew stays', 'שלום\u200f!', 'שלום\u200f!'],
    ['a family stays a family', '👩‍👩‍👧', '👩‍👩‍👧'],
    [
      'the flag of Scotland stays',
      '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f} up',
      '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f} up',
    ],
    ['text hidden in tag characters is shown', 'a\u{e0061}', 'a<U+E0061>'],
    ['a Persian non-joiner stays', 'می\u200cخواهم', 'می\u200cخواهم'],
    ['a zero-width space goes', 'pay\u200bpal', 'paypal'],
    ['half an emoji', 'x\ud83d', 'x\ufffd'],
    ['a carriage return cannot overwrite the line', 'good\rbad', 'good⏎bad'],
    ['Windows newlines', 'a\r\nb', 'a⏎b'],
    ['a tab', 'a\tb', 'a b'],
    ['a NUL', 'a\u0000b', 'a␀b'],
  ])('%s', (_title, text, expected) => {
    expect(safeLine(text)).toBe(expected);
  });

  it('keeps the newlines of a text that may have several lines', () => {
    expect(safeText('one\r\ntwo\u2028three')).toBe('one\ntwo\nthree');
  });

  it('never lets a control byte, an override or half a character through', () => {
    const hostile = fc.string({ unit: 'binary', maxLength: 200 });
    const codeUnits = fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes));
    fc.assert(
      fc.property(fc.oneof(hostile, codeUnits), (text) => {
        expect(safeText(text)).not.toMatch(FORBIDDEN);
        expect(safeLine(text)).not.toMatch(/\n/);
      }),
      { numRuns: 500 },
    );
  });

  it('leaves text alone that is safe already', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(safeText(safeText(text))).toBe(safeText(text));
      }),
    );
  });

  it('takes a megabyte of escapes in its stride', { timeout: 20_000 }, () => {
    expect(safeLine('\u001b[31m\u{1f3f4}\u{e0067}'.repeat(100_000)).length).toBeGreaterThan(1e6);
  });
});

describe('the door to screen and pipe', () => {
  it('leaves lines, tabs of TSV and line ends of CSV, and shows what would command or hide', () => {
    expect(printable('a\tb\n"c"\r\n', false)).toBe('a\tb\n"c"\r\n');
    expect(printable('a\u001b[2J\u009bb\rc\u2028d\u202ee\u200bf\ud800', false)).toBe(
      'a␛[2J<U+009B>b␍c⏎d<U+202E>ef\ufffd',
    );
    expect(printable('\u{1f3f4}\u{e0067}\u{e0062}\u{e007f}\u0007', false)).toBe(
      '\u{1f3f4}\u{e0067}\u{e0062}\u{e007f}␇',
    );
  });

  it('lets colours of the palette through where there are colours, and no other command', () => {
    const red = '\u001b[31mred\u001b[39m';
    expect(printable(red, true)).toBe(red);
    expect(printable(red, false)).toBe('␛[31mred␛[39m');
    expect(printable('\u001b[8mhidden\u001b[5;1Hmoved', true)).toBe('␛[8mhidden␛[5;1Hmoved');
  });

  it('writes JSON that parses to the same text and shows none of it raw', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary' }))), (pieces) => {
        const json = jsonText({ text: pieces.join('a') });
        expect(JSON.parse(json)).toEqual({ text: pieces.join('a') });
        expect(rawText(json)).toBeUndefined();
      }),
    );
  });
});

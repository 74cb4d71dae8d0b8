/** What a hostile server, or whoever sits between, may answer in the place of a page of mentions. */
import type { ServerResponse } from 'node:http';
import { createGzip } from 'node:zlib';

export interface Attack {
  name: string;
  /** Arguments of `pull` besides the source. */
  argv?: string[];
  /** Of each request; 20 s when left out. */
  timeout?: string;
  answer(response: ServerResponse, attacker: Attacker): void;
  /** What the program says on stderr. */
  says: RegExp;
  code: number;
}

/** What an attack may make use of. */
export interface Attacker {
  /** The number of this page, from 0. */
  number: number;
  /** A sound page of one post, and headers that belong to it. @param next place of the next page */
  page(post: number, next: string): { body: string; headers: Record<string, string> };
  /** Another host, on which credentials must never arrive. */
  elsewhere: string;
}

const JSON_TYPE = { 'content-type': 'application/json' };
const MEGABYTE = 1 << 20;
const DEPTH = 100_000;
const PIECE_MS = 400;

export const ATTACKS: readonly Attack[] = [
  {
    name: 'pages without end, each with a new post',
    answer: (response, { number, page }) => sound(response, page(number, String(1e9 - number))),
    says: /without getting any further/,
    code: 3,
  },
  {
    name: 'pages without end, at most 50 posts wanted',
    argv: ['--max-posts', '50'],
    answer: (response, { number, page }) => sound(response, page(number, String(1e9 - number))),
    says: /--max-posts 50 is reached/,
    code: 5,
  },
  {
    name: 'the same place as the next one, again and again',
    answer: (response, { number, page }) => sound(response, page(number, '7')),
    says: /a page that was already read/,
    code: 3,
  },
  {
    name: 'a body of 1 GB',
    answer: (response) => flood(response, response.writeHead(200, JSON_TYPE)),
    says: /more than 64 MB/,
    code: 1,
  },
  {
    name: '1 GB packed into 1 MB',
    answer(response) {
      const packer = createGzip();
      packer.pipe(response.writeHead(200, { ...JSON_TYPE, 'content-encoding': 'gzip' }));
      flood(response, packer);
    },
    says: /more than 64 MB/,
    code: 1,
  },
  {
    name: 'a byte now and then, without end',
    timeout: '1s',
    answer(response) {
      response.writeHead(200, JSON_TYPE);
      const drip = setInterval(() => response.write('['), PIECE_MS);
      response.on('close', () => clearInterval(drip));
    },
    says: /did not answer within 1 s/,
    code: 1,
  },
  {
    name: 'a redirect to another host',
    answer: (response, { elsewhere }) => response.writeHead(302, { location: `${elsewhere}/steal` }).end(),
    says: /where credentials are not sent/,
    code: 1,
  },
  {
    name: 'redirects in a circle',
    answer: (response) => response.writeHead(302, { location: '?round=1' }).end(),
    says: /redirects too often/,
    code: 1,
  },
  {
    name: 'a list 100,000 levels deep',
    answer: (response) => response.writeHead(200, JSON_TYPE).end('['.repeat(DEPTH) + ']'.repeat(DEPTH)),
    says: /nested more than/,
    code: 1,
  },
  {
    name: 'a refusal 100,000 levels deep',
    answer: (response) => response.writeHead(400, JSON_TYPE).end(`${'{"error":'.repeat(DEPTH)}1${'}'.repeat(DEPTH)}`),
    says: /nested more than/,
    code: 1,
  },
  {
    name: 'a web page of another type than it says',
    answer: (response) => response.writeHead(200, { 'content-type': 'image/png' }).end('<html>hello</html>'),
    says: /a web page where data was expected/,
    code: 1,
  },
  {
    name: 'bytes that are no UTF-8',
    answer: (response) => response.writeHead(200, JSON_TYPE).end(Buffer.from([0xff, 0xfe, 0xc0, 0x80, 0x1b, 0x5b])),
    says: /with text where data was expected/,
    code: 1,
  },
  {
    name: '10,000 headers',
    answer(response) {
      for (let n = 0; n < 10_000; n++) response.setHeader(`x-${n}`, 'x');
      response.end('[]');
    },
    says: /more headers than/,
    code: 1,
  },
  {
    name: 'a connection cut in the middle of a body',
    answer(response) {
      response.writeHead(200, { ...JSON_TYPE, 'content-length': '1000' }).write('[{"id":');
      setTimeout(() => response.destroy(), 10);
    },
    says: /cut the connection|ended its answer early/,
    code: 1,
  },
  {
    name: 'commands for the terminal in a refusal',
    answer: (response) =>
      response.writeHead(400, JSON_TYPE).end('{"error":"\\u001b]0;x\\u0007\\u009b2J\\u202e","detail":"\\u001b[2J"}'),
    says: /error/,
    code: 1,
  },
];

function sound(response: ServerResponse, { body, headers }: ReturnType<Attacker['page']>): void {
  response.writeHead(200, { ...JSON_TYPE, ...headers }).end(body);
}

/** A gigabyte of blanks, as fast as it is taken. */
function flood(response: ServerResponse, into: NodeJS.WritableStream): void {
  const block = Buffer.alloc(MEGABYTE, 32);
  let left = 1024;
  const more = () => {
    while (!response.destroyed && left > 0) {
      left--;
      if (!into.write(block)) {
        into.once('drain', more);
        return;
      }
    }
    if (left === 0) into.end();
  };
  more();
}

/** Requests that are answered with a refusal, whoever sends them: what other sites and programs try on a local server. */
import type { IncomingHttpHeaders } from 'node:http';

export interface Refusal {
  status: number;
  /** What is wrong, and what to do, in a sentence each. */
  message: string;
  hint: string;
  headers?: Record<string, string>;
}

export interface Question {
  method?: string | undefined;
  url?: string | undefined;
  headers: IncomingHttpHeaders;
}

/** Longer addresses are made by no page here. */
const MOST_CHARACTERS = 4_000;
/** How a browser says that a person typed the address, or followed a link of the page itself. */
const OWN_SITES = ['none', 'same-origin'];

/** @param port the one that is listened on; a name that a stranger's DNS points here is no host of it */
export function refusalOf({ method, url = '', headers }: Question, port: number): Refusal | undefined {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (headers.host === undefined || !hosts.includes(headers.host.toLowerCase()))
    return {
      status: 421,
      message: 'this is not the host that was asked for',
      hint: `Open the link that socialcare serve printed: its host is ${hosts[0]}.`,
    };
  if (method !== 'GET' && method !== 'HEAD')
    return {
      status: 405,
      message: 'these pages can be read, and nothing else',
      hint: 'Decide and label in the terminal: socialcare triage, socialcare label.',
      headers: { allow: 'GET, HEAD' },
    };
  if (url.length > MOST_CHARACTERS)
    return {
      status: 414,
      message: `the address has more than ${MOST_CHARACTERS} characters`,
      hint: 'Choose fewer brands or sections.',
    };
  const site = headers['sec-fetch-site'];
  const { origin } = headers;
  const isStrange = site !== undefined && !OWN_SITES.includes(String(site));
  if (isStrange || (origin !== undefined && !hosts.some((host) => origin === `http://${host}`)))
    return {
      status: 403,
      message: 'another site asked for this page',
      hint: 'Type or paste the address, or use the link that socialcare serve printed.',
    };
  return undefined;
}

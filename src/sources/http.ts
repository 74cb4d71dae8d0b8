/** HTTP to a platform: JSON with time-outs, retries, rate limits, proxies and a check of the clock. */
import type { ReceivedBody } from '../domain/arrival.ts';
import { withinTime } from '../domain/time-limit.ts';
import { AuthError, CareError, Interrupted, RateStop } from '../errors.ts';
import { readBody, readJson } from './answer-body.ts';
import { redirectTarget, refusePlainHttp } from './credential-guard.ts';
import { finalError, networkError } from './network-error.ts';
import { waitSeconds } from './rate-headers.ts';
import type { Redactor } from './redactor.ts';
import { sender } from './sender.ts';

export interface HttpSettings {
  /** HTTP_PROXY, HTTPS_PROXY and NO_PROXY, in either case. */
  env: Readonly<Record<string, string | undefined>>;
  timeoutSeconds: number;
  /** Milliseconds since 1970. */
  now(): number;
  /** 0 … 1. */
  random(): number;
  /** Resolves after so many milliseconds, sooner when interrupted. */
  sleep(milliseconds: number): Promise<void>;
  /** Aborted on Ctrl-C. */
  signal: AbortSignal;
  /** Waits out a rate limit, or throws RateStop where waiting is not wanted. */
  wait(seconds: number, why: string): Promise<void>;
  /** Warns a person, once per message. */
  warn(message: string): void;
  userAgent: string;
  /** Redacts secrets from messages. */
  redactor: Redactor;
}

export interface HttpRequest {
  url: string | URL;
  method?: 'GET' | 'POST';
  /** Credentials. Made again for every attempt: signatures may hold a time. */
  headers?: () => Record<string, string>;
  /** Sent as JSON. */
  body?: unknown;
  /** Refusals that are rate limits in disguise: seconds to wait, or undefined when it is none. */
  rateLimit?(failure: HttpFailure): number | undefined;
  /** Refusals that no further try can help: what to throw, or undefined. */
  final?(failure: HttpFailure): Error | undefined;
}

export interface HttpAnswer {
  status: number;
  headers: Headers;
  body: unknown;
}

export interface Http {
  json(request: HttpRequest): Promise<HttpAnswer>;
  /** Keeps to a platform's pace between requests. */
  pause(seconds: number): Promise<void>;
  /** Unix seconds on the platform's clock, as known from its answers. */
  now(): number;
  /** Who has answered, and by how many seconds this computer's clock is ahead of its (negative: behind); small differences are 0. */
  answered(): { host: string; ahead: number } | undefined;
  /** Sent so far, every try counted. */
  requests(): number;
  /** The bodies of the answers since it was last asked, without refusals. */
  takeReceived(): ReceivedBody[];
  /** Adds a secret received during the run, to be redacted from messages. */
  hide(secret: string): void;
}

/** The platform refused; sources turn it into an error that explains it. */
export class HttpFailure extends CareError {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
  readonly host: string;

  constructor(url: URL, answer: HttpAnswer) {
    super(`${url.host} answered ${answer.status} to ${url.pathname}`, excerpt(answer.body));
    this.status = answer.status;
    this.headers = answer.headers;
    this.body = answer.body;
    this.host = url.host;
  }
}

const ATTEMPTS = 6;
const LONGEST_BACKOFF_MS = 30_000;
/** Rate refusals in a row after which the platform's own reset times are not believed. */
const RATE_REFUSALS = 5;
const WRONG_CLOCK_SECONDS = 120;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const MOST_REDIRECTS = 5;
/** After Ctrl-C: an answer that is on its way, and may be billed, is still read. */
const GRACE_MS = 500;

/** The HTTP client of a whole run: it retries, waits for limits, honours proxies and measures the platform's clock. */
export async function openHttp(settings: HttpSettings): Promise<Http> {
  const send = await sender(settings);
  let skew = 0;
  let warned = false;
  let sent = 0;
  let host: string | undefined;
  let bodies: ReceivedBody[] = [];
  const interrupted = delayed(settings.signal, GRACE_MS);

  function readClock(host: string, headers: Headers, sentAt: number): void {
    const date = Date.parse(headers.get('date') ?? '');
    if (!Number.isFinite(date)) return;
    const middle = (sentAt + settings.now()) / 2;
    skew = (middle - date) / 1000;
    if (Math.abs(skew) < WRONG_CLOCK_SECONDS) {
      skew = 0;
      return;
    }
    if (!warned) settings.warn(`${clockMessage(skew, host)}; the platform's time is used`);
    warned = true;
  }

  async function attempt(request: HttpRequest, url: URL, signal: AbortSignal): Promise<HttpAnswer> {
    const secret = request.headers?.() ?? {};
    const body = request.body === undefined ? undefined : JSON.stringify(request.body);
    const carries = Object.keys(secret).length > 0 || body !== undefined;
    if (carries) refusePlainHttp(url);
    const headers = {
      accept: 'application/json',
      'user-agent': settings.userAgent,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...secret,
    };
    let at = url;
    for (let redirects = 0; ; redirects++) {
      const sentAt = settings.now();
      sent++;
      const response = await send(at, { method: request.method ?? 'GET', headers, body, signal, redirect: 'manual' });
      const location = REDIRECTS.has(response.status) && response.headers.get('location');
      if (location) {
        await response.body?.cancel();
        if (redirects >= MOST_REDIRECTS) throw new CareError(`${at.host} redirects too often`, 'Check base_url.');
        at = redirectTarget(at, location, carries);
        continue;
      }
      const { text, received } = await readBody(response, at.host, signal);
      if (response.ok) bodies.push(received);
      host = at.host;
      readClock(at.host, response.headers, sentAt);
      const shown = response.ok ? text : settings.redactor.redact(text);
      return { status: response.status, headers: response.headers, body: readJson(shown, response, at.host) };
    }
  }

  async function json(request: HttpRequest): Promise<HttpAnswer> {
    const url = new URL(request.url);
    let tries = 0;
    let refusals = 0;
    for (;;) {
      if (settings.signal.aborted) throw new Interrupted();
      let answer: HttpAnswer;
      try {
        answer = await withinTime(settings.timeoutSeconds * 1000, interrupted, (limit) => attempt(request, url, limit));
      } catch (error) {
        if (interrupted.aborted) throw new Interrupted();
        const refused = error instanceof CareError ? error : finalError(error, url);
        if (refused) throw refused;
        if (++tries >= ATTEMPTS) throw networkError(error, url, tries, settings);
        await backOff(tries);
        continue;
      }
      if (answer.status < 300) return answer;
      const failure = new HttpFailure(url, answer);
      const final = request.final?.(failure);
      if (final) throw final;
      const limited =
        answer.status === 429
          ? (waitSeconds(answer.headers, now()) ?? backoffMs(refusals + 1) / 1000)
          : request.rateLimit?.(failure);
      if (limited !== undefined) {
        if (++refusals > RATE_REFUSALS)
          throw new RateStop(`${url.host} keeps refusing: too many requests`, 'Run the same command again later.');
        await settings.wait(Math.ceil(limited) + 1, `${url.host}: too many requests`);
        continue;
      }
      if (answer.status < 500 && answer.status !== 408) throw explained(failure);
      if (++tries >= ATTEMPTS)
        throw new CareError(
          `${url.host} fails: it answered ${answer.status} ${tries} times`,
          'The platform has a problem. Nothing is lost: run the same command again later to continue from here.',
        );
      const asked = waitSeconds(answer.headers, now());
      if (asked === undefined) await backOff(tries);
      else await settings.wait(Math.ceil(asked), `${url.host} asks to try again later`);
    }
  }

  /** Full jitter: anything up to twice as long each time. */
  function backoffMs(tries: number): number {
    return Math.min(LONGEST_BACKOFF_MS, 1000 * 2 ** (tries - 1)) * (0.5 + settings.random() / 2);
  }

  async function backOff(tries: number): Promise<void> {
    await settings.sleep(backoffMs(tries));
    if (settings.signal.aborted) throw new Interrupted();
  }

  function explained(failure: HttpFailure): Error {
    if (failure.status !== 401 || skew === 0) return failure;
    return new AuthError(
      `${failure.host} refused the credentials, and ${clockMessage(skew, failure.host)}`,
      'Signed requests need the right time: set the clock (timedatectl set-ntp true), then run the command again.',
    );
  }

  const now = () => Math.floor(settings.now() / 1000 - skew);
  const pause = async (seconds: number) => {
    await settings.sleep(seconds * 1000);
    if (settings.signal.aborted) throw new Interrupted();
  };
  const answered = () => (host === undefined ? undefined : { host, ahead: skew });
  const takeReceived = () => {
    const taken = bodies;
    bodies = [];
    return taken;
  };
  return { json, pause, now, answered, requests: () => sent, takeReceived, hide: settings.redactor.add };
}

/** @param skew seconds by which this computer's clock is ahead of the host's */
export function clockMessage(skew: number, host: string): string {
  const minutes = Math.round(Math.abs(skew) / 60);
  return `this computer's clock is ${minutes} min ${skew > 0 ? 'ahead of' : 'behind'} ${host}`;
}

/** Aborted so long after another. */
function delayed(signal: AbortSignal, milliseconds: number): AbortSignal {
  const later = new AbortController();
  const start = () => setTimeout(() => later.abort(), milliseconds).unref();
  if (signal.aborted) start();
  else signal.addEventListener('abort', start, { once: true });
  return later.signal;
}

function excerpt(body: unknown): string | undefined {
  if (body === undefined || body === null) return undefined;
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}

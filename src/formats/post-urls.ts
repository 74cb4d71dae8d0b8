/** What the URL of a post shows: its network, its id, its author. */
import { ownProperty } from '../domain/own-property.ts';

export interface UrlFacts {
  channel?: string;
  id?: string;
  handle?: string;
}

const CHANNELS: Record<string, string> = {
  x: 'x',
  'x com': 'x',
  twitter: 'x',
  'x twitter': 'x',
  'twitter x': 'x',
  'twitter com': 'x',
  'socialmedia twitter': 'x',
  'x formerly twitter': 'x',
  bsky: 'bluesky',
  'bsky app': 'bluesky',
  'bsky social': 'bluesky',
  'blue sky': 'bluesky',
  'facebook com': 'facebook',
  fb: 'facebook',
  'facebook page': 'facebook',
  'facebook public': 'facebook',
  'socialmedia facebook': 'facebook',
  'instagram com': 'instagram',
  ig: 'instagram',
  'instagram public': 'instagram',
  'socialmedia instagram': 'instagram',
  'threads net': 'threads',
  'threads com': 'threads',
  'youtube com': 'youtube',
  'socialmedia youtube': 'youtube',
  'reddit com': 'reddit',
  'mastodon social': 'mastodon',
  'tiktok com': 'tiktok',
  'linkedin com': 'linkedin',
};

const KNOWN_CHANNELS = new Set(Object.values(CHANNELS));

const SHAPES: { host: RegExp; channel: string; path: RegExp }[] = [
  { host: /^(mobile\.)?(twitter|x)\.com$/, channel: 'x', path: /^\/([^/]+)\/status(?:es)?\/(\d+)/ },
  { host: /^bsky\.app$/, channel: 'bluesky', path: /^\/profile\/([^/]+)\/post\/([^/]+)/ },
  {
    host: /(^|\.)reddit\.com$/,
    channel: 'reddit',
    path: /^\/r\/[^/]+\/comments\/()([a-z0-9]+)(?:\/[^/]+\/([a-z0-9]+))?/,
  },
  { host: /(^|\.)instagram\.com$/, channel: 'instagram', path: /^()\/(?:p|reel)\/([^/]+)/ },
  { host: /(^|\.)threads\.(net|com)$/, channel: 'threads', path: /^\/@([^/]+)\/post\/([^/]+)/ },
  { host: /(^|\.)(facebook|fb)\.com$/, channel: 'facebook', path: /^\/()permalink\/(\d+)/ },
  { host: /(^|\.)youtube\.com$/, channel: 'youtube', path: /^()\/watch()/ },
];
const FEDIVERSE = /^\/@([^/@]+)(?:@[^/]+)?\/(\d{15,20})$/;

/** The name this program uses for a network, whatever an export calls it: "Twitter", "SOCIALMEDIA_TWITTER" → "x". */
export function channelNamed(name: string): string {
  const plain = name
    .trim()
    .toLowerCase()
    .replace(/^www\./, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return ownProperty(CHANNELS, plain) ?? plain;
}

/** A network as a person names it: "twitter" is x, a name of their own stays as it is. */
export function channelMeant(name: string): string {
  const known = channelNamed(name);
  return KNOWN_CHANNELS.has(known) ? known : name;
}

/** Reads an address; nothing is assumed that it does not show. On X the author "i" or "web" or a number is a placeholder. */
export function factsOfUrl(url: string): UrlFacts {
  if (url.startsWith('at://')) return { channel: 'bluesky', id: url };
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return {};
  const { hostname, pathname, searchParams } = new URL(url);
  const host = hostname.replace(/^www\./, '');
  for (const shape of SHAPES) {
    if (!shape.host.test(host)) continue;
    const found = shape.path.exec(pathname);
    if (shape.channel === 'youtube')
      return { channel: 'youtube', id: searchParams.get('lc') ?? searchParams.get('v') ?? undefined };
    if (!found) return { channel: shape.channel };
    const handle = found[1] && !/^(i|web|anyuser|\d+)$/.test(found[1]) ? found[1] : undefined;
    if (shape.channel === 'reddit') return { channel: 'reddit', id: found[3] ? `t1_${found[3]}` : `t3_${found[2]}` };
    // Bluesky ids hold the account's DID, which this address does not show.
    return { channel: shape.channel, handle, id: shape.channel === 'bluesky' ? undefined : found[2] };
  }
  const fediverse = FEDIVERSE.exec(pathname);
  return fediverse ? { channel: 'mastodon', handle: `${fediverse[1]}@${host}`, id: fediverse[2] } : {};
}

/** The HTML that Mastodon and ActivityPub send, as the text a person reads: line breaks, full links, whole handles. */

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', '#39': "'" };

/** What servers leave in a text that they have sanitised. */
const TAGS = new Set(
  'a abbr b blockquote br code del div em h1 h2 h3 h4 h5 h6 i img ins li mark ol p pre q rp rt ruby s script small span strong style sub sup u ul'.split(
    ' ',
  ),
);

/**
 * @param html sanitised HTML as the platform sends it
 * @param handleOf the full handle behind a mention's link (user@server), when it is known
 */
export function textOfHtml(html: string, handleOf: (href: string) => string | undefined): string {
  let text = '';
  let link: { handle?: string; start: number } | undefined;
  let dropped = false;
  let at = 0;
  while (at < html.length) {
    const open = tagFrom(html, at);
    const close = open < 0 ? -1 : html.indexOf('>', open);
    if (close < 0) break;
    if (!dropped) text += decodeEntities(html.slice(at, open));
    at = close + 1;
    const tag = html.slice(open + 1, close);
    const name = /^\/?[a-zA-Z][a-zA-Z0-9]*/.exec(tag)?.[0].toLowerCase();
    if (dropped) {
      if (name === '/p') dropped = false;
      continue;
    }
    if (name === 'br') text += '\n';
    else if (name === '/p' || name === '/li' || name === '/blockquote') text += name === '/p' ? '\n\n' : '\n';
    // The link that servers put before a quote for clients which cannot show one.
    else if (name === 'p' && classes(tag).includes('quote-inline')) dropped = true;
    else if (name === 'a') {
      const isMention = classes(tag).includes('mention') && !classes(tag).includes('hashtag');
      link = { start: text.length, handle: isMention ? handleOf(decodeEntities(attribute(tag, 'href'))) : undefined };
    } else if (name === '/a' && link) {
      if (link.handle !== undefined) text = `${text.slice(0, link.start)}@${link.handle}`;
      link = undefined;
    }
  }
  if (!dropped) text += decodeEntities(html.slice(at));
  return text.trim();
}

/** Where the next tag begins: "<3", "< 5" and "<name>" are words. */
function tagFrom(html: string, from: number): number {
  for (let open = html.indexOf('<', from); open >= 0; open = html.indexOf('<', open + 1)) {
    const name = /^\/?([a-z][a-z0-9]*)(?=[\s/>])/i.exec(html.slice(open + 1, open + 16))?.[1];
    if (name !== undefined && TAGS.has(name.toLowerCase())) return open;
  }
  return -1;
}

function classes(tag: string): string[] {
  return attribute(tag, 'class').split(' ');
}

function attribute(tag: string, name: string): string {
  const at = tag.indexOf(`${name}="`);
  if (at < 0) return '';
  const start = at + name.length + 2;
  const end = tag.indexOf('"', start);
  return tag.slice(start, end < 0 ? undefined : end);
}

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,8});/gi, (whole, entity: string) => {
    const named = ENTITIES[entity.toLowerCase()];
    if (named !== undefined) return named;
    if (entity[0] !== '#') return whole;
    const code = /^#x/i.test(entity) ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1));
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : whole;
  });
}

/** Who may ask: the key in the printed link, which one browser exchanges for a cookie of its own. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const KEY_BYTES = 32;

export interface Access {
  /** The key that the next link holds; each opens once. */
  key(): string;
  /** The value of a new session, where the key is the one in the newest link; that link is used up then. */
  open(key: string): string | undefined;
  /** Whether a cookie header holds a session that was opened here. */
  isOpen(cookies: string | undefined): boolean;
  /** The header that hands a session to a browser. */
  cookie(session: string): string;
}

/**
 * @param port browsers send cookies of one host to all its ports, so the name of this one holds the port
 */
export function openAccess(port: number): Access {
  const name = `socialcare_${port}`;
  let key = secret();
  // Of what is kept, nothing opens anything.
  const sessions: Buffer[] = [];
  return {
    key: () => key,
    open(typed) {
      if (!isEqual(digest(typed), digest(key))) return undefined;
      key = secret();
      const session = secret();
      sessions.push(digest(session));
      return session;
    },
    isOpen(cookies = '') {
      const given = cookies
        .split(';')
        .map((part) => part.trim())
        .filter((part) => part.startsWith(`${name}=`))
        .map((part) => digest(part.slice(name.length + 1)));
      // Every session is compared, whichever fits.
      return given.flatMap((each) => sessions.filter((session) => isEqual(each, session))).length > 0;
    },
    cookie: (session) => `${name}=${session}; HttpOnly; SameSite=Strict; Path=/`,
  };
}

function secret(): string {
  return randomBytes(KEY_BYTES).toString('base64url');
}

/** Of one length, so that the time of a comparison reveals nothing. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function isEqual(a: Buffer, b: Buffer): boolean {
  return timingSafeEqual(a, b);
}

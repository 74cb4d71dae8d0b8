/** Signs that are not words: emoticons by the face they make, and the domain endings that mark a bare link. */

const FACES: Record<string, string> = {
  ':)': ':) :-) =) ;) ;-) (: :] =] :^) ^^ ^_^',
  ':D': ':D :-D =D ;D :d',
  ':P': ':P :-P :p :-p ;p ;P =P',
  '<3': '<3',
  ':(': ":( :-( =( :[ :'( =[ :-[ :c :<",
  ':/': ':/ :-/ =/ :\\ :-\\ :| :-| -_- -.- >_< >.<',
  '>:(': '>:( >:-(',
  '</3': '</3',
};

/** Emoticon as typed → the face it stands for. */
export const EMOTICONS: ReadonlyMap<string, string> = new Map(
  Object.entries(FACES).flatMap(([face, spellings]) => spellings.split(' ').map((typed) => [typed, face] as const)),
);

/** First characters of emoticons, so that other marks skip the look-up. */
export const FACE_STARTS: ReadonlySet<string> = new Set([...EMOTICONS.keys()].map((typed) => typed[0]!));

/** Endings of links written without https://, as in acme.com or bit.ly/x; country endings are left out, they are words. */
export const TOP_LEVEL: ReadonlySet<string> = new Set([
  'com',
  'net',
  'org',
  'co',
  'ly',
  'io',
  'gl',
  'gov',
  'info',
  'app',
]);

/**
 * Words that sound like an act and are none, per language: what the brand itself hands on is neither asked for nor a way to
 * a store, a farewell or what the customer will do is no promise, a message sent mends nothing, and "anything else we can help with" points to no page.
 */
import { type PhraseRule, rules } from '../text/phrases.ts';

export const HOLLOW_RULES: readonly PhraseRule[] = [
  ...rules('no-ask', 1, {
    en: `
      we'll|i'll also|then|gladly|just? send|share|provide|include|give|confirm|tell|forward|advise|pass|verify,
      we|i can|will|could also|then|now|only? send|share|provide|include|give|confirm|tell|forward|advise|pass|verify,
      need no|not, we're|i'm going|glad|happy|able to send|share|provide|include|give|confirm|tell|forward|advise|pass|verify`,
  }),
  ...rules('no-promise', 1, {
    en: `
      you|it|this|that|which will, we'll|i'll call it, we'll|i'll see you|ya|u, we|i will see you,
      we're|i'm|are|am|be looking forward, we'll|i'll take this|it one|from|over, we'll have one|some|yours ~ ready|waiting`,
    de: `wir sehen uns`,
  }),
  ...rules('no-store', 1, {
    en: `
      pass|passed|passing|forward|forwarded|shared|sent ~ to|with ~ store|branch|shop|location|dealer|restaurant,
      told|informed|alerted|notified ~ store|branch|shop|location|dealer|restaurant,
      we'll|i'll|we've|i've ~ speak|talk|check|contact|ask ~ staff|agent|gate|store|manager|crew|attendant|cashier`,
  }),
  ...rules('no-fixed', 1, {
    en: `
      we've|i've|we|i have? just|now|already|also? sent|posted|shipped|moved|arranged ~ dm|dms|pm|message|email|mail|feedback|comments|link|request|details|number|team|reply|note,
      no ~ found|sent|posted|shipped|dispatched`,
  }),
  ...rules('no-page', 1, {
    en: `anything|something|nothing else ~ help|more|info|information|need, help ~ shout|nudge|holler, more ~ shout|nudge|holler`,
  }),
];

/** Value of a hollow phrase → the value that no words beginning inside it speak for. */
export const HOLLOW_VALUES: ReadonlyMap<string, string> = new Map([
  ['no-ask', 'ask-info'],
  ['no-promise', 'promise'],
  ['no-store', 'deflect-store'],
  ['no-fixed', 'fixed'],
  ['no-page', 'pointer'],
]);

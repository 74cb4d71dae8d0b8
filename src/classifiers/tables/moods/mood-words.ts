/** The form of a table of words that praise or blame in one language. */

export interface MoodWords {
  /**
   * Words as they are written, accents included; `stem*` stands for any ending. They weigh 2, 1, ½ for the writer's being glad
   * and the same against; some that others use without meaning it are only fair or poor.
   */
  glad: string;
  good: string;
  fair: string;
  poor: string;
  bad: string;
  awful: string;
  /** Said to be polite where something is asked, and meant where nothing is. */
  thanks: string;
  /** Words that make the next one weigh more. */
  more: string;
  /** Words that turn what follows within a few words: not, never, without. */
  turns: string;
  /** Those of them that turn what stands before them too: "gefällt mir nicht". */
  turnsBack: string;
  /** Words after which what was said before counts little. */
  but: string;
  /** Words that say nothing where a sentence begins with them and goes on after a comma or one of `onward`: "Gut, dann kündige ich". */
  openers: string;
  onward: string;
  /** Groups of words that weigh together what is written before them, separated by commas. */
  phrases: { glad?: string; good?: string; hollow?: string; bad?: string; awful?: string; turns?: string };
  /** Spellings without accents that are other words: Portuguese "mas" is not "más". */
  apart?: string;
  /** Accents are never left out, but written ae, oe, ue and ss. */
  umlauts?: true;
}

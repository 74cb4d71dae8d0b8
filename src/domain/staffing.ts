/** What staffing is asked for, and what so many hours at work take in people. */

export interface StaffingAsked {
  /** Seconds that one turn takes a person, on average. */
  handle: number;
  /** Share of the turns that is to be taken up within so many seconds. */
  share: number;
  within: number;
  /** Share of the paid time in which people are not there: leave, illness, training, breaks. */
  shrinkage: number;
  /** How many turns one person handles at once. */
  concurrency: number;
}

const WORK_WEEK_HOURS = 40;

/** People who work 40 hours a week. @param hours a week in which somebody is to be there, summed over those who are there at once */
export function peopleNeeded(hours: number, { shrinkage }: StaffingAsked): number {
  return hours / (WORK_WEEK_HOURS * (1 - shrinkage));
}

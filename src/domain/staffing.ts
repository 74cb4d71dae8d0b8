/** Input of the staffing metric, and the number of employees that the hours at work require. */

export interface StaffingAsked {
  /** Mean handle time of a turn, seconds. */
  handle: number;
  /** Target share of turns taken up within `within` seconds. */
  share: number;
  within: number;
  /** Shrinkage: share of paid time in which people are not at work: leave, illness, training, breaks. */
  shrinkage: number;
  /** How many turns one person handles at once. */
  concurrency: number;
}

const WORK_WEEK_HOURS = 40;

/** People who work 40 hours a week. @param hours a week in which somebody is to be there, summed over those who are there at once */
export function peopleNeeded(hours: number, { shrinkage }: StaffingAsked): number {
  return hours / (WORK_WEEK_HOURS * (1 - shrinkage));
}

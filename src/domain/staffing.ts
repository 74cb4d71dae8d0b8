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

/** People who work 40 hours a week; never fewer than are there at once. @param schedule who is there at once, by hour of the week */
export function peopleNeeded(schedule: readonly number[], { shrinkage }: StaffingAsked): number {
  return Math.max(agentHours(schedule) / (WORK_WEEK_HOURS * (1 - shrinkage)), ...schedule);
}

/** Hours a week, summed over those who are there at once. */
export function agentHours(schedule: readonly number[]): number {
  return schedule.reduce((sum, people) => sum + people, 0);
}

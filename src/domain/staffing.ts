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

/** People who work 40 hours a week; never fewer than are there at once. @param schedule who is there at once, by hour of the week */
export function peopleNeeded(schedule: readonly number[], { shrinkage }: StaffingAsked): number {
  return Math.max(agentHours(schedule) / (WORK_WEEK_HOURS * (1 - shrinkage)), ...schedule);
}

/** Hours a week, summed over those who are there at once. */
export function agentHours(schedule: readonly number[]): number {
  return schedule.reduce((sum, people) => sum + people, 0);
}

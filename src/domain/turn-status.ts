/** How a turn ended; with clock-skew, its reply is dated before it. */
export const TURN_STATUSES = ['answered', 'unanswered', 'deleted', 'clock-skew'] as const;
export type TurnStatus = (typeof TURN_STATUSES)[number];

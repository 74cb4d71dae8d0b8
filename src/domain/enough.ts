/** How many it takes before a number says anything. */

/** Below this many a share or a quantile is "too few". */
export const PRINT_FROM = 10;
/** Below this many on either side two groups are not compared. */
export const COMPARE_FROM = 30;

/** Least numbers of cases for printing and for comparing. */

/** Least n for which a share or a quantile is printed; below it "too few". */
export const PRINT_FROM = 10;
/** Least n of both groups of a comparison. */
export const COMPARE_FROM = 30;

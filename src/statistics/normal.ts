/** The standard normal distribution. */

/** Its 97.5 % quantile as printed in tables, used for every 95 % interval of the definitions. */
export const Z95 = 1.959964;

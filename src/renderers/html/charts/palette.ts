/** The colours of the charts beside those of the page, for light and for dark screens. A test computes their contrast. */

/** Lines and bars in order: dark or light enough to be the colour of their names too, and apart for the colour-blind. */
export const SERIES = ['s1', 's2', 's3', 's4', 's5', 's6'] as const;
/** Shades of a heat map from the lowest number to the highest, and the text on each. */
export const SHADES = ['h0', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const;
export const ON_SHADES = ['o0', 'o1', 'o2', 'o3', 'o4', 'o5', 'o6'] as const;

export type ChartColours = Record<
  (typeof SERIES)[number] | (typeof SHADES)[number] | (typeof ON_SHADES)[number] | 'axis',
  string
>;

export const LIGHT_CHARTS: ChartColours = {
  axis: '#7d8893',
  ...{ s1: '#0f5fa6', s2: '#b5470a', s3: '#0b7a5b', s4: '#8a3a94', s5: '#7a6200', s6: '#4a5560' },
  ...{ h0: '#f0f5fa', h1: '#dbe8f4', h2: '#bdd6eb', h3: '#93bcdc', h4: '#2f75b0', h5: '#145a97', h6: '#0b3c6d' },
  ...{ o0: '#59626d', o1: '#15191e', o2: '#15191e', o3: '#15191e', o4: '#ffffff', o5: '#ffffff', o6: '#ffffff' },
};

export const DARK_CHARTS: ChartColours = {
  axis: '#77828c',
  ...{ s1: '#6cb2f5', s2: '#ff9a5c', s3: '#45cba0', s4: '#d99ae0', s5: '#d9bd3c', s6: '#b4bfc9' },
  ...{ h0: '#1c242d', h1: '#1d3349', h2: '#1b4569', h3: '#1a5990', h4: '#5aa2dc', h5: '#93c4ec', h6: '#cfe5f8' },
  ...{ o0: '#a3acb6', o1: '#e9ecef', o2: '#e9ecef', o3: '#ffffff', o4: '#10151a', o5: '#10151a', o6: '#10151a' },
};

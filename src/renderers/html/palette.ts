/** The colours of the page, for light and for dark screens. */

export interface PageColours {
  paper: string;
  /** A shade off the paper, behind commands. */
  shade: string;
  ink: string;
  /** Second in rank: questions, captions, intervals. */
  muted: string;
  rule: string;
  /** Shadow at the edge where a table goes on. */
  edge: string;
  accent: string;
  bad: string;
  warn: string;
  good: string;
}

export const LIGHT: PageColours = {
  paper: '#ffffff',
  shade: '#f5f6f8',
  ink: '#15191e',
  muted: '#59626d',
  rule: '#dfe3e8',
  edge: '#cbd2d9',
  accent: '#0b5cad',
  bad: '#b3261e',
  warn: '#8a5300',
  good: '#1c6b3c',
};

export const DARK: PageColours = {
  paper: '#14171b',
  shade: '#1d2126',
  ink: '#e9ecef',
  muted: '#a3acb6',
  rule: '#30363d',
  edge: '#434b54',
  accent: '#7db8f5',
  bad: '#ff8a80',
  warn: '#f0b35a',
  good: '#7fcf9b',
};

/** As custom properties: `--ink: #15191e; …` */
export function declarations(colours: PageColours): string {
  return Object.entries(colours)
    .map(([name, colour]) => `--${name}: ${colour};`)
    .join(' ');
}

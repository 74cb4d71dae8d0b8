/** Marks text by meaning (title, warning, …), independent of colours and the environment. */
export type Palette = Record<'strong' | 'dim' | 'accent' | 'good' | 'warn' | 'bad', (text: string) => string>;

const asIs = (text: string) => text;

/** No colours: for pipes, files and NO_COLOR. */
export const PLAIN: Palette = { strong: asIs, dim: asIs, accent: asIs, good: asIs, warn: asIs, bad: asIs };

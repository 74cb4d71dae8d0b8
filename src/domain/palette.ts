/** What a piece of text means to the eye, so that a room can mark it without knowing colours or the environment. */
export const EMPHASES = ['strong', 'dim', 'accent', 'good', 'warn', 'bad'] as const;
export type Emphasis = (typeof EMPHASES)[number];
export type Palette = Record<Emphasis, (text: string) => string>;

const asIs = (text: string) => text;

/** Marks nothing: for pipes, files and NO_COLOR. */
export const PLAIN: Palette = { strong: asIs, dim: asIs, accent: asIs, good: asIs, warn: asIs, bad: asIs };

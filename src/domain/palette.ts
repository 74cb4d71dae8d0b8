/** What a piece of text means to the eye, so that a room can mark it without knowing colours or the environment. */
export type Palette = Record<'strong' | 'dim' | 'accent' | 'good' | 'warn' | 'bad', (text: string) => string>;

const asIs = (text: string) => text;

/** Marks nothing: for pipes, files and NO_COLOR. */
export const PLAIN: Palette = { strong: asIs, dim: asIs, accent: asIs, good: asIs, warn: asIs, bad: asIs };

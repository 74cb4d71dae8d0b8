/** The formats this program reads, in the order they are shown. */
import type { Format } from './format.ts';
import { twcs } from './twcs.ts';

export const FORMATS: readonly Format[] = [twcs];

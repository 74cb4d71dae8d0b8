/** The formats this program reads, in the order they are shown. */
import { csv } from './csv.ts';
import type { Format } from './format.ts';
import { twcs } from './twcs.ts';
import { xApi } from './x-api.ts';

export const FORMATS: readonly Format[] = [twcs, csv, xApi];

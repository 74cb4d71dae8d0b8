/** Puts the trained models beside the compiled classifiers, which tsc does not do. */
import { cpSync } from 'node:fs';

cpSync('src/classifiers/models', 'dist/classifiers/models', { recursive: true });

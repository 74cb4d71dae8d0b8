/** Puts the trained models beside the compiled classifiers, which tsc does not do. */
import { cpSync } from 'node:fs';

for (const to of process.argv.slice(2))
  cpSync('src/classifiers/models', `${to}/classifiers/models`, { recursive: true });

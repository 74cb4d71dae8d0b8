/**
 * Pulls from servers that attack, as a table: what each costs, and what went otherwise than it should.
 * `node build/bench/hostile-servers.js [SOURCE]`, from the top of a built checkout.
 */
import { attacked, printAttacked } from './reliability/attacked.ts';
import { ATTACKS } from './reliability/attacks.ts';
import { FEEDS } from './reliability/hostile-servers.ts';

const sources = Object.keys(FEEDS).filter((name) => name === (process.argv[2] ?? name));

console.log('| answer | seconds | MB | faults |\n|---|--:|--:|---|');
for (const attack of ATTACKS)
  printAttacked(attack.name, await Promise.all(sources.map((source) => attacked(source, attack))));

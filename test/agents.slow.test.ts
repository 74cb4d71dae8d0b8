/** A short run of what stands in docs/reliability.md of a team at one server: who is shown what, and what is left of it. */
import { expect, test } from 'vitest';
import { shownTwice } from '../bench/agents/sums.ts';
import { type Team, workAsTeam } from '../bench/agents/team.ts';

const TEAM: Team = { agents: 5, seconds: 10, thinkSeconds: 1, seed: 1 };

test.each([
  ['that is killed and comes back', { killed: true }],
  ['behind a pooler in transaction mode', { pooled: true, seconds: 5 }],
])(
  'five agents, two pulls and a report at one server %s: no item comes to two, none is lost or doubled',
  async (_, more) => {
    const sums = await workAsTeam({ ...TEAM, ...more });
    if (!sums) return console.warn('!!! PostgreSQL or pgbouncer is not installed here: NO TEAM IS TESTED');
    expect({ ...sums, twice: shownTwice(sums) }).toMatchObject({ errors: [], twice: [], lost: 0, doubled: 0 });
    expect(sums.shown.size).toBeGreaterThan(TEAM.agents);
    expect(sums.decided.size).toBeGreaterThan(0);
    expect(sums.pulls).toBeGreaterThan(1);
  },
);

/** What others did to a turn since it was read, as sentences. */
import type { Claim } from '../../store/work/claims.ts';
import type { NamedTurn } from '../../store/work/open-turns.ts';

/** @param now the turn as it is stored now  @returns undefined while it waits as it did */
export function changeOf(turn: NamedTurn, now: NamedTurn | undefined): string | undefined {
  // With clock-skew its reply is dated before it.
  if (now?.status === 'answered' || now?.status === 'clock-skew') return 'It was answered meanwhile.';
  if (now?.status === 'deleted') return 'It was deleted meanwhile.';
  const isSame = now?.status === 'unanswered' && now.key === turn.key && now.posts === turn.posts;
  return isSame ? undefined : 'The customer wrote again meanwhile.';
}

export function takenBy({ actor }: Claim): string {
  return `${actor} has it now: your claim had expired.`;
}

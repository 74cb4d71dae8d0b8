/** The rows of a seal, written while the turns of an audit are read. */
import type { PlannedCheck } from '../../domain/audit-plan.ts';
import { isoTime } from '../../domain/clock-time.ts';
import type { TurnFrame } from '../../domain/turn-frame.ts';
import type { ReadTurns } from '../../metrics/counts/turn-chunk.ts';
import type { Mask } from '../../queue/masking.ts';
import type { Reading } from '../../reporting/reading.ts';
import { type Naming, partRow, personalRows } from '../../sealing/frame-rows.ts';
import type { SealedReading } from '../../sealing/manifest.ts';
import type { RowWriter } from '../../sealing/row-writer.ts';
import type { PostRow } from '../../sealing/rows.ts';
import { idsOfTurns, namesOfAccounts, postsOfTurns } from '../../store/reading/sealed-turns.ts';

export interface RowSource {
  /** The checks of the plan, in its order. */
  checks: readonly PlannedCheck[];
  posts: 'ids' | 'full';
  handles: boolean;
  /** Masks texts; left out where handles are wanted. */
  mask: Mask | undefined;
}

export interface SealingRows {
  /** Between a reading and its counting: every part is written before it is counted. */
  through(reading: Reading, checks: readonly PlannedCheck[]): Reading;
  readings: SealedReading[];
  /** How many customers there are so far. */
  customers(): number;
}

export function openSealingRows(writer: RowWriter, source: RowSource): SealingRows {
  const readings: SealedReading[] = [];
  const numbers = new Map<number, number>();
  const numberOf = (account: number) => {
    if (!numbers.has(account)) numbers.set(account, numbers.size + 1);
    return numbers.get(account)!;
  };

  async function writePart(reading: Reading, turns: ReadTurns, at: number): Promise<void> {
    const { frame } = turns;
    describe(readings[at]!, frame);
    const naming = await namingOf(reading, frame, source.handles, numberOf);
    await writer.add([partRow(turns, at)]);
    await writer.add(personalRows(turns, naming));
    if (source.posts === 'full') await writePosts(reading, frame, naming);
  }

  async function writePosts({ store, scope }: Reading, frame: TurnFrame, { customer }: Naming): Promise<void> {
    if (frame.n === 0) return;
    const places = new Map<number, number>();
    for (let at = 0; at < frame.n; at++) places.set(frame.key[at]!, at);
    for await (const posts of postsOfTurns(store, frame.key[0]!, frame.key[frame.n - 1]!, scope.asOf))
      await writer.add(
        posts.flatMap(({ turn, channel, by, id, at, text }): PostRow[] => {
          const place = places.get(turn);
          if (place === undefined) return [];
          const shown = source.mask ? source.mask.text(text, channel) : text;
          return [{ kind: 'post', turn, ...customer(frame.customer[place]!), by, id, at: isoTime(at), text: shown }];
        }),
      );
  }

  return {
    readings,
    customers: () => numbers.size,
    through(reading, checks) {
      const at =
        readings.push(
          sealedReading(
            reading,
            checks.map((check) => source.checks.indexOf(check)),
          ),
        ) - 1;
      return {
        ...reading,
        // In several rounds each turn would be read, and written, twice.
        rounds: [{}],
        async *turns() {
          for await (const turns of reading.turns()) {
            await writePart(reading, turns, at);
            yield turns;
          }
        },
      };
    },
  };
}

function sealedReading({ settings, scope, by, facets, replyFacts }: Reading, checks: number[]): SealedReading {
  const { filter, asOf, timezone, period } = scope;
  return {
    ...{ checks, by: by.map(({ name }) => name), facets, reply_facts: replyFacts, settings },
    ...{ brands: [], channels: [], scope: { filter, asOf, timezone, period } },
  };
}

/** The names by which the frames of a reading are numbered. */
function describe(reading: SealedReading, { brands, channels }: TurnFrame): void {
  reading.brands = [...brands].map(([key, name]) => ({ key, name }));
  reading.channels = channels;
}

async function namingOf(
  { store, scope }: Reading,
  { n, key, customer, cutTurns }: TurnFrame,
  handles: boolean,
  numberOf: (account: number) => number,
): Promise<Naming> {
  const cut = cutTurns?.key ?? new Int32Array(0);
  const ends = [key[0], key[n - 1], cut[0], cut.at(-1)].filter((each) => each !== undefined);
  const posts = ends.length > 0 ? await idsOfTurns(store, Math.min(...ends), Math.max(...ends), scope.asOf) : new Map();
  const accounts = handles ? [...new Set([...customer.subarray(0, n), ...(cutTurns?.customer ?? [])])] : [];
  const names = await namesOfAccounts(store, accounts);
  return {
    posts,
    customer(account) {
      const name = names.get(account);
      return { customer: numberOf(account), ...(name !== undefined && { customer_name: name }) };
    },
  };
}

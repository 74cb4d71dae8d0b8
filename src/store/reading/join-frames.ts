/** Parts of the turns made one frame. */
import type { FrameFacet } from '../../domain/label.ts';
import type { LabelColumn, TurnFrame } from '../../domain/turn-frame.ts';

type Numbers = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

/** A frame with memory of its own. @param frames in order, one at least, of the same brands, channels and facets */
export function joinFrames(frames: readonly TurnFrame[]): TurnFrame {
  const [first] = frames as [TurnFrame];
  const last = frames.at(-1)!;
  const columns = Object.entries(first).filter(([, column]) => ArrayBuffer.isView(column)) as [
    keyof TurnFrame,
    Numbers,
  ][];
  const joined = Object.fromEntries(
    columns.map(([name, column]) => [
      name,
      concatenated(
        column,
        frames.map((frame) => frame[name] as Numbers),
      ),
    ]),
  ) as Partial<TurnFrame>;
  const sum = (pick: (frame: TurnFrame) => number) => frames.reduce((total, frame) => total + pick(frame), 0);
  const uncovered = sum((frame) => frame.uncovered);
  const samplings = new Map<string, number>();
  for (const frame of frames)
    for (const [kind, turns] of frame.samplings) samplings.set(kind, (samplings.get(kind) ?? 0) + turns);
  const covered = frames.map((frame) => frame.covered ?? new Uint8Array(frame.n).fill(1));
  return {
    ...last,
    ...joined,
    ...(first.calendarWait === first.wait && { calendarWait: joined.wait! }),
    ...(first.calendarObserved === first.observed && { calendarObserved: joined.observed! }),
    n: sum(({ n }) => n),
    clockSkew: sum(({ clockSkew }) => clockSkew),
    ...{ uncovered, samplings, covered: uncovered > 0 ? concatenated(new Uint8Array(0), covered) : undefined },
    ...(last.followers && {
      followers: {
        ...last.followers,
        of: concatenated(
          last.followers.of,
          frames.map((frame) => frame.followers!.of),
        ),
      },
    }),
    ...(last.labels && { labels: joinedLabels(frames, last.labels) }),
  };
}

function joinedLabels(frames: readonly TurnFrame[], labels: NonNullable<TurnFrame['labels']>): TurnFrame['labels'] {
  const facets = Object.entries(labels) as [FrameFacet, LabelColumn][];
  return Object.fromEntries(
    facets.map(([facet, { codes, values }]) => [
      facet,
      {
        codes: concatenated(
          codes,
          frames.map((frame) => frame.labels![facet]!.codes),
        ),
        values,
      },
    ]),
  );
}

export function concatenated<Some extends Numbers>(like: Some, parts: readonly Numbers[]): Some {
  const n = parts.reduce((sum, { length }) => sum + length, 0);
  const whole = new (like.constructor as new (length: number) => Some)(n);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

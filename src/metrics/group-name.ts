/** Groups in sentences and pictures: their names, and only the first of many. */
import { amount } from '../domain/amount.ts';
import type { Picture } from '../domain/picture.ts';
import type { Row } from '../domain/report.ts';

interface Named {
  /** One property per dimension. */
  names: Row;
}

/** 'acme, x'; empty without grouping. */
export function groupName(names: Row): string {
  return Object.values(names).join(', ');
}

/** The sentence with the group that it is about before it. */
export function ofGroup(names: Row, sentence: string): string {
  const name = groupName(names);
  return name === '' ? sentence : `${name}: ${sentence}`;
}

/** The title with the group behind it. */
export function titleOf(title: string, names: Row): string {
  const name = groupName(names);
  return name === '' ? title : `${title}, ${name}`;
}

/** The sentences on the first groups, and how many groups there are where others have none. */
export function firstSentences<Group extends Named>(
  groups: readonly Group[],
  most: number,
  sentencesOf: (group: Group) => Iterable<string>,
): string[] {
  const sentences = groups
    .slice(0, most)
    .flatMap((group) => [...sentencesOf(group)].map((text) => ofGroup(group.names, text)));
  return groups.length > most
    ? [...sentences, `sentences on the first ${most} of ${amount(groups.length, 'group')}; the rows of all: --json`]
    : sentences;
}

/** The largest groups in their order, and in words how many others there are. @param sizeOf a group */
export function largest<Group>(
  groups: readonly Group[],
  most: number,
  sizeOf: (group: Group) => number,
): { drawn: Group[]; left?: string } {
  if (groups.length <= most) return { drawn: [...groups] };
  const kept = new Set([...groups].sort((a, b) => sizeOf(b) - sizeOf(a)).slice(0, most));
  const left = `${amount(groups.length - most, 'smaller group is', 'smaller groups are')} not drawn`;
  return { drawn: groups.filter((group) => kept.has(group)), left };
}

/** The pictures of the largest groups; a note of the last says how many others are not drawn. */
export function largestPictures<Group extends Named>(
  groups: readonly Group[],
  most: number,
  sizeOf: (group: Group) => number,
  picturesOf: (group: Group) => Picture[],
): Picture[] {
  const { drawn, left } = largest(groups, most, sizeOf);
  const pictures = drawn.flatMap(picturesOf);
  const last = pictures.at(-1);
  if (!last || left === undefined) return pictures;
  return [...pictures.slice(0, -1), { ...last, note: last.note ? `${last.note}; ${left}` : left }];
}

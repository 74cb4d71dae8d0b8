/** The name of a group in sentences and titles. */
import type { Row } from '../domain/report.ts';

/** 'acme, x'; empty without grouping. @param names one property per dimension */
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

/** The texts of a drawn chart and the boxes that they fill at most. */
import { SMALL, TEXT } from '../../../../src/renderers/html/charts/style.ts';
import { textWidth } from '../../../../src/renderers/html/charts/text.ts';

export interface Box {
  text: string;
  left: number;
  right: number;
  middle: number;
  top: number;
  bottom: number;
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const plain = (text: string) => text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name]!);

export function textsOf(svg: string): string[] {
  return boxesOf(svg).map(({ text }) => text);
}

/** In the order of the markup; classes of the groups around a text count. */
export function boxesOf(svg: string): Box[] {
  const boxes: Box[] = [];
  const groups: string[] = [];
  for (const [, end, name, attributes, text] of svg.matchAll(/<(\/?)(g|text)\b([^>]*)>(?:([^<]*)<\/text>)?/g)) {
    if (name === 'g') {
      if (end) groups.pop();
      else groups.push(attributes!);
      continue;
    }
    const number = (key: string) => Number(new RegExp(`\\b${key}="([^"]*)"`).exec(attributes!)![1]);
    const classes = [...groups, attributes!].flatMap((each) => (/class="([^"]*)"/.exec(each)?.[1] ?? '').split(' '));
    const size = classes.includes('s') ? SMALL : TEXT;
    const width = textWidth(plain(text!), size);
    const from = number('x') - (classes.includes('m') ? width / 2 : classes.includes('e') ? width : 0);
    const y = number('y');
    boxes.push({
      ...{ text: plain(text!), left: from, right: from + width, middle: from + width / 2 },
      ...{ top: y - size * 0.8, bottom: y + size * 0.22 },
    });
  }
  return boxes;
}

/** Pairs of texts that cover each other. */
export function overlapping(boxes: readonly Box[]): [string, string][] {
  return boxes.flatMap((a, at) =>
    boxes
      .slice(at + 1)
      .filter((b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1)
      .map((b): [string, string] => [a.text, b.text]),
  );
}

export function bottomOf(svg: string): number {
  return Number(/height="(\d+)"/.exec(svg)![1]);
}

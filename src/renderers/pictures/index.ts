/** Pictures drawn in characters. */
import { PLAIN } from '../../domain/palette.ts';
import type { Picture } from '../../domain/picture.ts';
import { safeLine } from '../../domain/safe-text.ts';
import { proseWidth, wrapToWidth } from '../../domain/text-width.ts';
import type { RenderOptions } from '../renderer.ts';
import { barsLines } from './bars.ts';
import { curvesLines } from './curves.ts';
import { gridLines } from './grid.ts';

/** The lines of a picture with title and note; empty where there is nothing to draw, or too little room. */
export function pictureLines(picture: Picture, options: RenderOptions, timezone: string): string[] {
  const screen = { ...options, width: proseWidth(options.width) };
  const drawn = drawnLines(picture, screen, timezone);
  if (drawn.length === 0) return [];
  const note = picture.note === undefined ? [] : wrapToWidth(safeLine(picture.note), screen.width);
  return [...wrapToWidth(safeLine(picture.title), screen.width), ...drawn, ...note.map(options.palette.dim)];
}

function drawnLines(picture: Picture, screen: RenderOptions, timezone: string): string[] {
  if (picture.kind === 'curves') return curvesLines(picture, screen, timezone);
  return picture.kind === 'grid' ? gridLines(picture, screen) : barsLines(picture, screen);
}

/** The same without colours, for a code block. */
export function plainPicture(picture: Picture, options: RenderOptions, timezone: string): string[] {
  return pictureLines(picture, { ...options, palette: PLAIN }, timezone);
}

/** A canvas of dots: eight per character in braille, one per character in ASCII. */

/** Symbols of the lines in ASCII, in order; later lines are drawn over earlier ones. */
const SYMBOLS = '*o+x#';
/** Bits of the dots of a braille character, by column and row. */
const BITS = [
  [0x01, 0x02, 0x04, 0x40],
  [0x08, 0x10, 0x20, 0x80],
] as const;
const BRAILLE = 0x2800;
const NOBODY = -1;

export class Canvas {
  /** Dots across and down. */
  readonly width: number;
  readonly height: number;
  readonly #columns: number;
  readonly #rows: number;
  readonly #unicode: boolean;
  readonly #bits: Uint8Array;
  /** By character: the last line drawn there. */
  readonly #owners: Int8Array;
  readonly #signs = new Map<number, string>();

  /** @param columns of characters, and `rows` of them */
  constructor(columns: number, rows: number, unicode: boolean) {
    this.#columns = columns;
    this.#rows = rows;
    this.#unicode = unicode;
    [this.width, this.height] = unicode ? [columns * 2, rows * 4] : [columns, rows];
    this.#bits = new Uint8Array(columns * rows);
    this.#owners = new Int8Array(columns * rows).fill(NOBODY);
  }

  /** The symbol of a line in ASCII. */
  static symbol(line: number): string {
    return SYMBOLS.charAt(line % SYMBOLS.length);
  }

  /** @param x dots from the left, and `y` from the top; whole numbers inside */
  dot(x: number, y: number, line: number): void {
    const [across, down] = this.#unicode ? [x >> 1, y >> 2] : [x, y];
    const place = down * this.#columns + across;
    this.#bits[place]! |= BITS[x & 1]![y & 3]!;
    this.#owners[place] = line;
  }

  /** A straight line between two dots (Bresenham 1965). @param isOn whether the dot at a position is drawn, for dashes */
  draw([x, y]: Dot, [toX, toY]: Dot, line: number, isOn: (x: number, y: number) => boolean): void {
    const [dx, dy] = [Math.abs(toX - x), -Math.abs(toY - y)];
    const [stepX, stepY] = [x < toX ? 1 : -1, y < toY ? 1 : -1];
    let [atX, atY, error] = [x, y, dx + dy];
    for (;;) {
      if (isOn(atX, atY)) this.dot(atX, atY, line);
      if (atX === toX && atY === toY) return;
      const twice = 2 * error;
      if (twice >= dy) [error, atX] = [error + dy, atX + stepX];
      if (twice <= dx) [error, atY] = [error + dx, atY + stepY];
    }
  }

  /** Puts one character over the lines, at the position of a dot. */
  sign(x: number, y: number, text: string): void {
    const [across, down] = this.#unicode ? [x >> 1, y >> 2] : [x, y];
    this.#signs.set(down * this.#columns + across, text);
  }

  /** The rows from the top. @param paint colours a run of characters of one line; undefined for signs */
  lines(paint: (text: string, line: number | undefined) => string): string[] {
    return Array.from({ length: this.#rows }, (_, row) => {
      const runs: { text: string; of: number | undefined }[] = [];
      for (let column = 0; column < this.#columns; column++) {
        const { text, of } = this.#character(row * this.#columns + column);
        const last = runs.at(-1);
        if (last && last.of === of) last.text += text;
        else runs.push({ text, of });
      }
      return runs.map(({ text, of }) => (of === NOBODY ? text : paint(text, of))).join('');
    });
  }

  #character(place: number): { text: string; of: number | undefined } {
    const sign = this.#signs.get(place);
    if (sign !== undefined) return { text: sign, of: undefined };
    const of = this.#owners[place]!;
    if (of === NOBODY) return { text: ' ', of };
    return { text: this.#unicode ? String.fromCharCode(BRAILLE + this.#bits[place]!) : Canvas.symbol(of), of };
  }
}

export type Dot = readonly [x: number, y: number];

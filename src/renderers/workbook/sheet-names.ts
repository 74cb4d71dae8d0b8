/** Names of sheets as every spreadsheet takes them: short, without special characters, none twice. */

const MOST_CHARACTERS = 31;

/** One name for each title, in their order; titles that come out alike are numbered. */
export function sheetNames(titles: readonly string[]): string[] {
  const taken = new Set<string>();
  return titles.map((title) => {
    const plain = plainName(title);
    for (let number = 1; ; number++) {
      const end = number === 1 ? '' : ` ${number}`;
      const name = shortened(plain, MOST_CHARACTERS - end.length) + end;
      if (taken.has(name.toLowerCase())) continue;
      taken.add(name.toLowerCase());
      return name;
    }
  });
}

function plainName(title: string): string {
  const plain = title
    .replace(/[\p{Cc}\p{Cs}[\]:*?/\\]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[' ]+|[' ]+$/g, '');
  if (plain === '') return 'Sheet';
  // Kept by Excel for its own record of changes.
  return plain.toLowerCase() === 'history' ? `${plain} of` : plain;
}

function shortened(name: string, most: number): string {
  return name
    .slice(0, most)
    .replace(/[\ud800-\udbff]$/, '')
    .replace(/[' ]+$/, '');
}

/** What a table says under a name that came from outside: "constructor" is no entry, though every object answers to it. */
export function ownProperty<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

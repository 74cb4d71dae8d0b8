/** Looks an untrusted name up among an object's own properties: inherited ones such as "constructor" do not count. */
export function ownProperty<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

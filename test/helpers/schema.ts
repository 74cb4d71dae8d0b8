/** As much of JSON Schema as the project and the platforms use; keys that no schema names are departures. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  enum?: string[];
  pattern?: string;
  format?: string;
  minimum?: number;
  maximum?: number;
  maxItems?: number;
}

/** Every place at which a value is not what the schema says: 'data.0.id: not ^[0-9]{1,19}$'. */
export function departures(
  named: Readonly<Record<string, Schema>>,
  schema: Schema,
  value: unknown,
  place = '',
): string[] {
  if (schema.$ref) return departures(named, named[schema.$ref.split('/').at(-1)!]!, value, place);
  const inner = (part: Schema, one: unknown, key: string | number) =>
    departures(named, part, one, place === '' ? String(key) : `${place}.${key}`);
  const types = [schema.type ?? []].flat();
  if (value === null && types.includes('null')) return [];
  if (types.includes('array'))
    return Array.isArray(value) ? value.flatMap((one, at) => inner(schema.items!, one, at)) : [`${place}: not a list`];
  if (schema.properties) {
    if (typeof value !== 'object' || value === null) return [`${place}: not an object`];
    const properties = schema.properties;
    return [
      ...(schema.required ?? []).filter((key) => !(key in value)).map((key) => `${place}: lacks ${key}`),
      ...Object.entries(value).flatMap(([key, one]) =>
        properties[key] ? inner(properties[key], one, key) : [`${place}: unknown ${key}`],
      ),
    ];
  }
  return scalarDepartures(schema, value, place);
}

function scalarDepartures({ type, pattern, format, enum: allowed }: Schema, value: unknown, place: string): string[] {
  const types = [type ?? []].flat();
  const isRight = types.some((one) =>
    one === 'integer' ? Number.isInteger(value) : one === 'object' || typeof value === one,
  );
  if (types.length > 0 && !isRight) return [`${place}: not a ${types.join(' or ')}`];
  if (pattern && !new RegExp(pattern).test(String(value))) return [`${place}: not ${pattern}`];
  if (format === 'date-time' && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(String(value)))
    return [`${place}: no time`];
  if (allowed && !allowed.includes(String(value))) return [`${place}: none of ${allowed.join(', ')}`];
  return [];
}

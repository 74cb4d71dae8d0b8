/** Functions that statements and triggers call. */
export const functions = `
-- Keys follow one another as SQLite's do; whoever inserts holds the lock for it.
CREATE FUNCTION next_key(name text) RETURNS bigint LANGUAGE plpgsql VOLATILE AS $$
DECLARE found bigint;
BEGIN
  EXECUTE format('SELECT coalesce(max(key), 0) + 1 FROM %I', name) INTO found;
  RETURN found;
END $$;

CREATE FUNCTION iso_time(seconds bigint) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT to_char(timestamp '1970-01-01' + seconds * interval '1 second', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
$$;

-- A number as a character of UTF-8: null is 0, and what no character stands for is U+FFFD.
CREATE FUNCTION packed(number bigint) RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN number BETWEEN 1 AND 127 THEN decode(lpad(to_hex(number), 2, '0'), 'hex')
    WHEN number IS NULL OR number = 0 THEN '\\x00'::bytea
    WHEN number BETWEEN 128 AND 55295 OR number BETWEEN 57344 AND 1114111 THEN convert_to(chr(number::int), 'UTF8')
    ELSE '\\xefbfbd'::bytea END
$$;

-- JSON, a list or an object, with one part set to a value that is JSON itself; all else stays as it was written.
CREATE FUNCTION with_field(document text, part text, value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE json_typeof(document::json) WHEN 'array' THEN (
    SELECT '[' || string_agg(CASE WHEN place - 1 = part::int THEN value ELSE item::text END, ',' ORDER BY place) || ']'
    FROM json_array_elements(document::json) WITH ORDINALITY AS items (item, place)
  ) ELSE (
    SELECT '{' || string_agg(to_json(name)::text || ':' || written, ',' ORDER BY place) || '}' FROM (
      SELECT name, CASE WHEN name = part THEN value ELSE item::text END AS written, place
      FROM json_each(document::json) WITH ORDINALITY AS items (name, item, place)
      UNION ALL SELECT part, value, 1000000 WHERE document::json -> part IS NULL) fields
  ) END
$$;

-- As searches compare: searchText of the program.
CREATE FUNCTION search_text(words text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT CASE WHEN octet_length(words) = length(words) THEN lower(words COLLATE "C") ELSE
    (replace(replace(replace(translate(lower(normalize(regexp_replace(normalize(words, NFKD),
      '[\\u0300-\\u036f\\u0591-\\u05c7\\u064b-\\u065f\\u00ad\\u180b-\\u180d\\u180f\\ufe00-\\ufe0f\\U000e0100-\\U000e01ef]', '', 'g'),
      NFC) COLLATE "und-x-icu"), 'øđðłıς’‘ʼ“”„', 'oddliσ''''''"""'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe')) COLLATE "C" END
$$;
`;

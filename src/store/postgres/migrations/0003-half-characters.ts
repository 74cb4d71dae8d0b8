/**
 * A number that no character of UTF-8 stands for because it is half of a pair is written as if one did, as SQLite writes it: it is
 * the first digit of every moment from September 1998 to October 1999, which readers took for moments of 2003.
 */
export const halfCharacters = `
CREATE OR REPLACE FUNCTION packed(number bigint) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN number BETWEEN 1 AND 55295 OR number BETWEEN 57344 AND 1114111 THEN convert_to(chr(number::int), 'UTF8')
    WHEN number IS NULL OR number = 0 THEN '\\x00'::bytea
    WHEN number BETWEEN 55296 AND 57343 THEN
      set_byte(set_byte('\\xed8080'::bytea, 1, 128 + (number >> 6 & 63)::int), 2, 128 + (number & 63)::int)
    ELSE '\\xefbfbd'::bytea END
$$;
`;

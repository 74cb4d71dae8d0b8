import { expect, test } from 'vitest';
import { partitionFolder } from '../../src/renderers/partition-folder.ts';

test.each([
  ['acme', 'brand=acme'],
  ['a/b', 'brand=a%2Fb'],
  ['..', 'brand=.%2E'],
  ['a=b:c*?"<>|\\', 'brand=a%3Db%3Ac%2A%3F%22%3C%3E%7C%5C'],
  ['50 % off ', 'brand=50 %25 off%20'],
  ['Müller & Söhne 👍', 'brand=Müller & Söhne 👍'],
  ['a\u0000b\nc', 'brand=a%00b%0Ac'],
  ['', 'brand=__HIVE_DEFAULT_PARTITION__'],
  [undefined, 'brand=__HIVE_DEFAULT_PARTITION__'],
  ['__HIVE_DEFAULT_PARTITION__', 'brand=%5F_HIVE_DEFAULT_PARTITION__'],
])('%j is the folder %s', (value, folder) => {
  expect(partitionFolder('brand', value)).toBe(folder);
});

import { expect, test } from 'vitest';
import { checkDriver } from '../../../src/store/sqlite/driver.ts';

test('a driver that would crash Node 20 is refused by name', () => {
  expect(() => checkDriver('13.2.0', '20.20.2')).toThrow(
    'better-sqlite3 13.2.0 needs Node 22 or newer; this is 20.20.2',
  );
});

test.each([
  ['12.11.1', '20.19.0'],
  ['12.11.1', '24.1.0'],
  ['13.2.0', '22.0.0'],
])('better-sqlite3 %s runs on Node %s', (driver, node) => {
  expect(() => checkDriver(driver, node)).not.toThrow();
});

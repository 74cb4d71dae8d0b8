/** Around every test of `npm run postgres`: the databases it leaves open are closed, and so are their connections. */
import { afterAll, afterEach, beforeEach } from 'vitest';
import { closeStores, openStores } from './database.ts';

let before = 0;
beforeEach(() => {
  before = openStores();
});
afterEach(() => closeStores(before));
afterAll(() => closeStores(0));

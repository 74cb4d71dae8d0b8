/** How long a server that does not answer is tried: a minute, for all who wait together and for work that it does not survive. */
import type { Pool } from 'pg';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { WaitReason } from '../../../src/store/database.ts';
import { readAddress } from '../../../src/store/postgres/address.ts';
import { openServer } from '../../../src/store/postgres/server.ts';
import { hurry } from '../../helpers/hurry.ts';

const said: WaitReason[] = [];
const server = openServer({} as Pool, readAddress('postgres://eva@db.example/care'), {
  isPooled: false,
  readonly: false,
  onWait: (reason) => said.push(reason),
});

/** A minute passes in a moment. */
beforeEach(() => {
  said.length = 0;
  hurry(100);
});
afterEach(() => void vi.restoreAllMocks());

const lost = () => new Error('Connection terminated unexpectedly');

test('after a minute it is given up, and who comes next does not wait another', async () => {
  let tries = 0;
  const work = async () => {
    tries++;
    throw lost();
  };
  await expect(server.patiently(work)).rejects.toThrow('the connection was lost');
  expect(tries).toBeGreaterThan(1);
  expect(said).toEqual(['down']);
  tries = 0;
  await expect(server.patiently(work)).rejects.toThrow('the connection was lost');
  expect([tries, said]).toEqual([1, ['down']]);
  expect(await server.patiently(async () => 'back')).toBe('back');
  await expect(server.patiently(work)).rejects.toThrow('the connection was lost');
  expect(tries).toBeGreaterThan(2);
  expect(said).toEqual(['down', 'down']);
});

test('work that brings the server down each time is not done again for ever, though others are answered', async () => {
  const work = async () => {
    await server.patiently(async () => 'answered');
    throw lost();
  };
  await expect(server.patiently(work)).rejects.toThrow('the connection was lost');
});

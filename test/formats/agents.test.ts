/** Who answered, as help desks write it: columns called so, and columns that could be anybody's. */
import { describe, expect, it } from 'vitest';
import { csv } from '../../src/formats/csv.ts';
import { jsonl } from '../../src/formats/jsonl.ts';
import { readText } from './reading.ts';

const agents = async (...lines: string[]) => {
  const { posts, notes } = await readText(csv, `${lines.join('\n')}\n`, { channel: 'x' });
  return { agents: posts.map(({ agent }) => agent ?? ''), authors: posts.map((post) => post.authorHandle), notes };
};

describe('a column that says who answered', () => {
  it.each(['Agent', 'agent_name', 'Assignee', 'Answered by', 'Assigned To', 'Responder'])('%s', async (name) => {
    const found = await agents(
      `id,text,created_at,author,${name}`,
      '1,hi,2026-03-02T09:00:00Z,ann,',
      '2,yes,2026-03-02T09:10:00Z,acme,Jo  Smith',
      '3,no,2026-03-02T09:20:00Z,acme,Unassigned',
      '4,no,2026-03-02T09:30:00Z,acme,n/a',
    );
    expect(found).toMatchObject({ agents: ['', 'Jo Smith', '', ''], notes: [] });
  });

  it('says nothing of a post that the file calls the customer’s', async () => {
    const found = await agents(
      'id,text,created_at,author,direction,Assignee',
      '1,hi,2026-03-02T09:00:00Z,ann,inbound,Jo',
      '2,yes,2026-03-02T09:10:00Z,acme,outbound,Jo',
    );
    expect(found.agents).toEqual(['', 'Jo']);
  });

  it.each([
    ['2026-03-02 10:00', 'column "Assigned to" holds times: read as nothing; --map agent=COLUMN overrides this'],
    ['yes', 'column "Assigned to" holds yes and no: read as nothing; --map agent=COLUMN overrides this'],
  ])('is not believed when it holds %s', async (cell, note) => {
    const found = await agents(
      'id,text,created_at,author,Assigned to',
      `1,hi,2026-03-02T09:00:00Z,ann,${cell}`,
      `2,yes,2026-03-02T09:10:00Z,acme,${cell}`,
    );
    expect(found).toMatchObject({ agents: ['', ''], notes: [note] });
  });
});

describe('a column called "User"', () => {
  const rows = ['1,hi,2026-03-02T09:00:00Z,ann,in,', '2,yes,2026-03-02T09:10:00Z,acme,out,Jo'];

  it('is the agent where it is filled in the brand’s rows alone', async () => {
    expect(await agents('id,text,created_at,author,direction,User', ...rows)).toMatchObject({ agents: ['', 'Jo'] });
    expect(await agents('id,text,created_at,author,nothing,User', ...rows)).toMatchObject({ agents: ['', ''] });
  });

  it('leaves the author to "From" where some rows leave it empty, and says so', async () => {
    expect(await agents('id,text,created_at,From,direction,User', ...rows)).toEqual({
      agents: ['', 'Jo'],
      authors: ['ann', 'acme'],
      notes: ['column "User" is empty in some rows: read as agent, and author_handle from "From"'],
    });
  });

  it('is the author where every row has one', async () => {
    const found = await agents(
      'id,text,created_at,From,User',
      '1,hi,2026-03-02T09:00:00Z,Ann Lee,ann',
      '2,yes,2026-03-02T09:10:00Z,Acme,acme',
    );
    expect(found).toMatchObject({ agents: ['', ''], authors: ['ann', 'acme'], notes: [] });
  });
});

it('a record names the agent inside an object', async () => {
  const record = { id: '2', text: 'yes', created_at: '2026-03-02T09:10:00Z', author: 'acme', agent: { name: 'Jo' } };
  expect((await readText(jsonl, JSON.stringify([record]))).posts[0]!.agent).toBe('Jo');
});

import { afterEach, describe, expect, it } from 'vitest';
import { askEngine, engineNotice, estimateUsage } from '../../src/engines/openai.ts';
import type { FacetQuestion } from '../../src/engines/questions.ts';
import { type Asked, type FakeServer, type Reply, startServer } from '../helpers/servers/server.ts';

const QUESTIONS: FacetQuestion[] = [
  { name: 'intent', values: ['question', 'complaint', 'other'] },
  { name: 'reply-act', values: ['apologise', 'deflect-dm'], multiple: true },
];

let server: FakeServer | undefined;
afterEach(() => server?.close());

type Posts = { post: number; text: string }[];

/** A chat server that answers about posts as the function says. */
async function startModel(answer: (posts: Posts) => Reply): Promise<{ url: string; asked: Asked[] }> {
  server = await startServer(({ body }) => answer(JSON.parse(JSON.parse(body).messages[1].content)), Date.now);
  return { url: `${server.url}/v1`, asked: server.asked };
}

function completion(content: unknown): Reply {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  const usage = { prompt_tokens: 100, completion_tokens: 20 };
  return { body: { choices: [{ message: { content: text } }], usage } };
}

const labelsOf = (posts: Posts) =>
  posts.map(({ post, text }) => ({
    post,
    intent: { values: [text.includes('?') ? 'question' : 'complaint'], confidence: 0.9 },
    'reply-act': { values: [], confidence: 0.8 },
  }));
const labelAll = (posts: Posts) => completion({ posts: labelsOf(posts) });

describe('A local model labels posts', () => {
  it('in batches, in order, with what it cost', async () => {
    const { url, asked } = await startModel(labelAll);
    const texts = ['when?', 'awful', 'really?', 'bad', 'sad'];
    const result = await askEngine(texts, QUESTIONS, {
      baseUrl: url,
      model: 'tiny',
      batchSize: 2,
      price: { input: 1, output: 10 },
    });
    expect(result.answers.map((answer) => answer.intent!.values[0])).toEqual([
      'question',
      'complaint',
      'question',
      'complaint',
      'complaint',
    ]);
    expect(result).toMatchObject({ inputTokens: 300, outputTokens: 60 });
    expect(result.cost).toBeCloseTo((300 * 1 + 60 * 10) / 1e6, 12);
    expect(asked).toHaveLength(3);
    expect(asked[0]!.path).toBe('/v1/chat/completions');
    expect(asked[0]!.headers).not.toHaveProperty('authorization');
    expect(JSON.parse(asked[0]!.body)).toMatchObject({ model: 'tiny' });
  });

  it('is given the values as a strict schema, and the key as a bearer token', async () => {
    const { url, asked } = await startModel(labelAll);
    await askEngine(['when?'], QUESTIONS, { baseUrl: `${url}/`, model: 'tiny', apiKey: 'k-1' });
    expect(asked[0]!.headers.authorization).toBe('Bearer k-1');
    const { schema } = JSON.parse(asked[0]!.body).response_format.json_schema;
    expect(JSON.stringify(schema)).toContain('"enum":["question","complaint","other"]');
    expect(JSON.stringify(schema)).toContain('"additionalProperties":false');
  });

  it('answers out of order and is still read by number', async () => {
    const { url } = await startModel((posts) => completion({ posts: labelsOf(posts).reverse() }));
    const { answers } = await askEngine(['when?', 'awful'], QUESTIONS, { baseUrl: url, model: 'tiny' });
    expect(answers.map((answer) => answer.intent!.values[0])).toEqual(['question', 'complaint']);
  });

  it('makes up a value, which is dropped', async () => {
    const { url } = await startModel(() =>
      completion({
        posts: [
          {
            post: 1,
            intent: { values: ['rant'], confidence: 2 },
            'reply-act': { values: ['apologise', 'hug'], confidence: 7 },
          },
          { post: 99, intent: { values: ['other'], confidence: 1 } },
        ],
      }),
    );
    const { answers } = await askEngine(['grr'], QUESTIONS, { baseUrl: url, model: 'tiny' });
    expect(answers).toEqual([{ 'reply-act': { values: ['apologise'], confidence: 1 } }]);
  });
});

describe('The model server fails', () => {
  it.each([
    ['it refuses the key', { status: 401, body: '{"error":"bad key"}' }, 4, /refused the key/],
    ['it is asked too often', { status: 429, headers: { 'retry-after': '7' }, body: '{}' }, 5, /slow down/],
    ['it does not know the model', { status: 404, body: '{"error":"no such model"}' }, 1, /404.*no such model/],
    ['it answers with a web page', { body: '<html>' }, 1, /not JSON/],
    ['the model chats instead of answering', completion('Sure! Here are your labels'), 1, /not JSON/],
    ['the model answers another question', completion({ poem: 'roses' }), 1, /schema/],
    ['the model says nothing', completion(''), 1, /empty answer/],
    ['the model refuses', { body: { choices: [{ message: { refusal: 'no' } }] } }, 1, /refused: no/],
  ] as const)('%s', async (_what, reply, exitCode, message) => {
    const { url } = await startModel(() => reply as Reply);
    const asked = askEngine(['x'], QUESTIONS, { baseUrl: url, model: 'tiny' });
    await expect(asked).rejects.toMatchObject({ exitCode, message: expect.stringMatching(message) });
  });

  it('it is silent for too long', async () => {
    const { url } = await startModel(() => ({ silent: true }));
    const asked = askEngine(['x'], QUESTIONS, { baseUrl: url, model: 'tiny', timeoutSeconds: 0.1 });
    await expect(asked).rejects.toThrow(/did not answer in 0.1 s/);
  });

  it('nothing listens at the address', async () => {
    const asked = askEngine(['x'], QUESTIONS, { baseUrl: 'http://127.0.0.1:9/v1', model: 'tiny' });
    await expect(asked).rejects.toThrow(/cannot be reached/);
  });

  it('the person stops it', async () => {
    const stop = new AbortController();
    const { url } = await startModel(() => {
      stop.abort();
      return { silent: true };
    });
    const asked = askEngine(['x'], QUESTIONS, { baseUrl: url, model: 'tiny', signal: stop.signal });
    await expect(asked).rejects.toThrow(/abort/i);
  });
});

describe('Before anything is sent', () => {
  it('the person learns whether posts leave the machine', () => {
    expect(engineNotice({ baseUrl: 'http://localhost:11434/v1', model: 'tiny' })).toContain('on this machine');
    expect(engineNotice({ baseUrl: 'https://models.example/v1', model: 'big' })).toContain('models.example');
  });

  it('the person learns what it may cost', () => {
    const { inputTokens, outputTokens, cost } = estimateUsage(['hello there'.repeat(40)], QUESTIONS, {
      price: { input: 2, output: 8 },
    });
    expect(inputTokens).toBeGreaterThan(110);
    expect(outputTokens).toBe(60);
    expect(cost).toBeCloseTo((inputTokens * 2 + outputTokens * 8) / 1e6, 12);
  });
});

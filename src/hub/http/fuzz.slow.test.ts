import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { fuzz, type Ask, type FuzzOptions } from '#testkit/hub/fuzz/run.ts';
import { agentIdOf } from '#testkit/hub/people.ts';
import type { World } from '#testkit/hub/fuzz/world.ts';

/** `npm run fuzz` sends as many more as one likes. */
const BODIES = 1200;

describe('whatever is sent to the hub', { timeout: 180_000 }, () => {
  test('is answered in the words of the contract, gives nothing away, and leaves the data whole', async () => {
    const report = await fuzz({ bodies: BODIES, seed: 20 });
    expect(report.found).toEqual([]);
    expect(Object.keys(report.outcomes)).toEqual(expect.arrayContaining(['ok', 'merged', 'rejected scope']));
    const given = Object.keys(report.answers);
    expect(given).toEqual(expect.arrayContaining(['push 200', 'push 409', 'pull 200', 'snapshot 200', 'rows 200']));
    expect(given).toEqual(
      expect.arrayContaining([
        'manifest 403',
        'show 403',
        'getFile 403',
        'putFile 204',
        'poke 200',
        'board 200',
        'relief 403',
      ]),
    );
  });
});

/** The first check that a hub fails whose guard was taken away. */
async function caught(spoilHub: FuzzOptions['spoilHub'] & object, inTimeMs = 20_000): Promise<string | undefined> {
  const { found } = await fuzz({ bodies: 300, seed: 21, bodiesACheck: 50, spoilHub, inTimeMs });
  return found[0]?.check;
}

const through = (world: World, change: (request: Request) => Promise<Request | Response>): Ask => {
  return async (request) => {
    const next = await change(request);
    return next instanceof Response ? next : world.hub.hub.fetch(next);
  };
};

/** The same request with another body. */
async function withBody(request: Request, change: (text: string) => string): Promise<Request> {
  if (request.method !== 'POST') return request;
  const { url, method, headers } = request;
  return new Request(url, { method, headers, body: change(await request.text()) });
}

describe('a hub without one of its guards is caught', { timeout: 180_000 }, () => {
  test('that gives a part to somebody who does not hold it', async () => {
    const check = await caught(async ({ hub }) => {
      await hub.store.db
        .insertInto('scope')
        .values(['ann', 'lea', 'ada'].map((handle) => ({ agent: agentIdOf(handle), part: 'q:tech' })))
        .execute();
    });
    expect(['secret', 'declared', 'scope']).toContain(check);
  });

  test('that lets a device speak for another', async () => {
    const check = await caught(async (world) =>
      through(world, async (request) => {
        const token = request.headers.get('authorization') ?? '';
        const mine = [...world.callers.values()].find(({ device }) => token.endsWith(device.session.accessToken));
        return withBody(request, (text) => text.replace(/"device":"[^"]*"/, `"device":"${mine?.device.id ?? ''}"`));
      }),
    );
    expect(check).toBe('declared');
  });

  test('that forgets what it has taken', async () => {
    const check = await caught(async (world) =>
      through(world, async (request) => {
        await sql`update device set last_mid = 0 where last_mid > 3`.execute(world.hub.store.db);
        return request;
      }),
    );
    expect(['once', 'declared', 'outcome']).toContain(check);
  });

  test('that does not keep its sums', async () => {
    const check = await caught(async ({ hub }) => {
      await sql`create or replace function hub_sums(touched hub_key[], sign integer, nv bigint) returns void
        language sql as $$ select 1 $$`.execute(hub.store.db);
    });
    expect(check).toBe('sums');
  });

  test('that writes a row no desk can read', async () => {
    const check = await caught(async ({ hub }) => {
      const lost = sql`'{"tier":"lost"}'::jsonb`;
      await sql`update doc set data = data || ${lost} where id = 'customer-ticket-3'`.execute(hub.store.db);
    });
    expect(['row (customer)', 'stored (customer)']).toContain(check);
  });

  test('that writes on what the writer does not hold', async () => {
    const check = await caught(async (world) =>
      through(world, async (request) => {
        const words = sql`jsonb_build_object('subject', 'x')`;
        await sql`update doc set data = data || ${words} where tbl = 'ticket' and id = 'ticket-vault'`.execute(
          world.hub.store.db,
        );
        return request;
      }),
    );
    expect(check).toBe('untouched');
  });

  test('that does not answer', async () => {
    const silent = new Promise<Response>(() => undefined);
    const check = await caught(
      async (world) =>
        through(world, (request) => (request.url.endsWith('/manifest') ? silent : Promise.resolve(request))),
      500,
    );
    expect(check).toBe('in time');
  });

  test('that answers in words the contract does not have', async () => {
    const check = await caught(async (world) => async (request) => {
      const answer = await world.hub.hub.fetch(request);
      return answer.status === 400 ? Response.json({ error: 'bad request' }, { status: 400 }) : answer;
    });
    expect(check).toBe('shape');
  });
});

import { openRaw } from './raw.ts';

function timed(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

/** One row written durably by SQLite alone, on the same disk, under the same cipher: what an fsync costs here (ms each). */
export function bareInserts(path: string, count: number): number[] {
  const raw = openRaw(path);
  raw.pragma('synchronous = FULL');
  raw.exec('create table line (id integer primary key, body text not null)');
  const insert = raw.prepare('insert into line (body) values (?)');
  const samples = Array.from({ length: count }, () => timed(() => insert.run('x'.repeat(200))));
  raw.close();
  return samples;
}

/** The same rows read and parsed by SQLite and JSON alone (ms for all of them, `rounds` times): nobody who looks at each can be faster. */
export function parsedRows(path: string, texts: readonly string[], rounds: number): number[] {
  const raw = openRaw(path);
  raw.exec('create table line (id integer primary key, body text not null)');
  const insert = raw.prepare('insert into line (body) values (?)');
  raw.transaction(() => {
    for (const text of texts) insert.run(text);
  })();
  const all = raw.prepare<[], { body: string }>('select body from line');
  const samples = Array.from({ length: rounds }, () =>
    timed(() => all.all().map(({ body }) => JSON.parse(body) as unknown)),
  );
  raw.close();
  return samples;
}

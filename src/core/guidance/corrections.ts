import { MAX_CORRECTED, type Correction, type Emotion, type Need } from '#shared/domain/guidance/index.ts';
import { findPersonalData } from '#shared/domain/personal-data.ts';
import { ellipsis } from '#shared/kernel/text.ts';
import { json, parsed } from '../db/replica-table.ts';
import type { ReadableDb, WritableDb } from '../db/types.ts';

const MAX_LISTED = 2000;

/** What a line is meant as; the last word about it counts. */
export type Meant = {
  readonly line: string;
  readonly read: Emotion;
  readonly emotion: Emotion;
  readonly needs: readonly Need[];
  readonly at: number;
};

export function noteReading(tx: WritableDb, { line, read, emotion, needs, at }: Meant): void {
  tx.run(
    `insert into reading (line, read, emotion, needs, at) values (?, ?, ?, ?, ?)
     on conflict (line) do update set emotion = excluded.emotion, needs = excluded.needs, at = excluded.at`,
    [line, read, emotion, json(needs), at],
  );
}

/** A line without names, numbers, addresses and whatever else says who wrote it: each such stretch becomes its kind. */
export function withoutPersonalData(text: string, people: readonly string[]): string {
  const found = findPersonalData(text, { people }).toSorted((a, b) => b.start - a.start);
  const clean = found.reduce(
    (rest, { start, end, kind }) => `${rest.slice(0, start)}[${kind}]${rest.slice(end)}`,
    text,
  );
  return ellipsis(clean, MAX_CORRECTED);
}

export const correctionsIn = (db: ReadableDb): Correction[] =>
  db
    .all<{ data: string }>(`select data from correction order by at desc, id limit ${MAX_LISTED}`)
    .map(({ data }) => parsed<Correction>(data));

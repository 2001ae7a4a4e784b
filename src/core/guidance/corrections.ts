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

const SURNAME =
  '[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁沈姚卢姜崔钟谭陆汪范金石廖贾韦付邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴孔汤]';
/** What may be a name where nothing else says so: somebody who begins with it, 小李, 老王. A word too many is lost here rather than a name told. */
const PERHAPS = new RegExp(
  `(?<![\\p{L}])${SURNAME}\\p{sc=Han}{1,2}(?=[，,、。！!\\s]|$)|[小老阿]${SURNAME}(?![\\p{sc=Han}]{0,1}(?:时|候|实|家|板))`,
  'gu',
);

/** A line without names, numbers, addresses and whatever else says who wrote it: each such stretch becomes its kind. */
export function withoutPersonalData(text: string, people: readonly string[]): string {
  const found = findPersonalData(text, { people }).toSorted((a, b) => b.start - a.start);
  const clean = found.reduce(
    (rest, { start, end, kind }) => `${rest.slice(0, start)}[${kind}]${rest.slice(end)}`,
    text,
  );
  return ellipsis(clean.replaceAll(PERHAPS, '[name]'), MAX_CORRECTED);
}

export const correctionsIn = (db: ReadableDb): Correction[] =>
  db
    .all<{ data: string }>(`select data from correction order by at desc, id limit ${MAX_LISTED}`)
    .map(({ data }) => parsed<Correction>(data));

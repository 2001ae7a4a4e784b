import type { Db, ReadableDb } from '#core/db/types.ts';
import { changeSet } from '#core/kernel/changes.ts';
import { findPend, rebase } from '#core/outbox/index.ts';
import { documentOf } from '#core/search/documents.ts';
import { counted, KIND_NUMBERS, KINDS } from '#core/search/store.ts';
import { EMPTY_SUM, plus, sameSum, sumOf, type RowSum } from '#shared/domain/part-sum.ts';
import { TABLE_NAMES, type TableName } from '#shared/domain/tables.ts';
import type { Mutation } from '#shared/domain/mutation/index.ts';
import { AGENT, DEVICE } from './desk.ts';
import { difference, rowsHere } from '../model-rows.ts';

/** What must hold of a file right after it was opened again, whatever had ended the process. Each answers with what is wrong. */
export type Acknowledged = { readonly mid: number; readonly mutation: Mutation };

/** Every edit whose call had answered is queued here, or the hub has it. */
export function lostEdits(db: ReadableDb, edits: readonly Acknowledged[], atHub: number): string[] {
  return edits.flatMap(({ mid, mutation }) => {
    const pend = findPend(db, mid);
    const isHere = pend !== undefined && JSON.stringify(pend.mutation) === JSON.stringify(mutation);
    return isHere || mid <= atHub ? [] : [`edit ${mid} (${mutation.name})`];
  });
}

/** The same edits stand in the journal. */
export function unjournalled(lines: readonly string[], edits: readonly Acknowledged[]): string[] {
  const kept = new Map(
    lines.flatMap((line) => {
      const entry = JSON.parse(line) as { k: string; mid: number; mutation: Mutation };
      return entry.k === 'edit' ? [[entry.mid, JSON.stringify(entry.mutation)] as const] : [];
    }),
  );
  return edits.flatMap(({ mid, mutation }) => (kept.get(mid) === JSON.stringify(mutation) ? [] : [`edit ${mid}`]));
}

/** What one sees is what the hub sent and the queued edits on top: taken off and put on again, they change nothing. */
export function unlikeBase(db: Db): string[] {
  const before = db.read(rowsHere);
  db.write((tx) => {
    rebase(tx, { agentId: AGENT, role: 'agent', writer: DEVICE }, changeSet(), () => undefined);
  });
  return difference(before, db.read(rowsHere));
}

type PartRow = {
  part: string;
  state: string;
  after: string | null;
  compares: 0 | 1;
  n: number;
  sum0: number;
  sum1: number;
};
type Link = { tbl: TableName; id: string; ver: number };

/** Of a part that is being compared only what lies before its place is counted yet. */
function countedLinks(db: ReadableDb, { part, after, compares }: PartRow): Link[] {
  const links = db.all<Link>('select tbl, id, ver from link where part = ? order by tbl, id', [part]);
  if (compares === 0) return links;
  const slash = after?.indexOf('/') ?? 0;
  const [tbl, id] = [after?.slice(0, slash) ?? '', after?.slice(slash + 1) ?? ''];
  return links.filter((link) => link.tbl < tbl || (link.tbl === tbl && link.id <= id));
}

export function wrongSums(db: ReadableDb): string[] {
  return db.all<PartRow>('select * from part').flatMap((row) => {
    const recount = countedLinks(db, row).map(({ tbl, id, ver }) => sumOf(tbl, id, ver));
    const sum = recount.reduce<RowSum>(plus, EMPTY_SUM);
    return sameSum(sum, [row.n, row.sum0, row.sum1])
      ? []
      : [`part ${row.part}: ${row.n} rows, ${recount.length} links`];
  });
}

const isEdited = (tbl: string, id: string): string => `exists (select 1 from base where tbl = ${tbl} and id = ${id})`;

/** A row is here because a part holds it or an edit of this desk made it; and what a part holds is here. */
export function unlinked(db: ReadableDb): string[] {
  return TABLE_NAMES.flatMap((tbl) => {
    const stray = db.all<{ id: string }>(
      `select id from ${tbl} as r where not exists (select 1 from link where tbl = '${tbl}' and id = r.id)
       and not ${isEdited(`'${tbl}'`, 'r.id')}`,
    );
    const missing = db.all<{ id: string }>(
      `select distinct id from link as l where tbl = '${tbl}' and not exists (select 1 from ${tbl} where id = l.id)
       and not ${isEdited('l.tbl', 'l.id')}`,
    );
    return [...stray.map(({ id }) => `${tbl} ${id} in no part`), ...missing.map(({ id }) => `no ${tbl} ${id}`)];
  });
}

/** Every row is in the index or noted as behind, and the index holds nothing else. */
export function unnoted(db: ReadableDb): string[] {
  return KINDS.flatMap((kind) => {
    const idsIn = (sql: string): Set<string> => new Set(db.all<{ id: string }>(sql).map(({ id }) => id));
    const rows = [...idsIn(`select id from ${kind}`)].filter((id) => documentOf(db, kind, id) !== undefined);
    const indexed = idsIn(`select id from search_${kind}`);
    const noted = idsIn(`select id from search_dirty where kind = ${KIND_NUMBERS[kind]}`);
    const here = new Set(rows);
    const forgotten = rows.filter((id) => !indexed.has(id) && !noted.has(id));
    const stale = [...indexed].filter((id) => !here.has(id) && !noted.has(id));
    const texts = db.all(
      `select id from search_${kind}_text_docsize except select doc from search_${kind}
       union all select * from (select doc from search_${kind} except select id from search_${kind}_text_docsize)`,
    );
    return [
      ...forgotten.map((id) => `${kind} ${id} is not indexed`),
      ...stale.map((id) => `${kind} ${id} is still indexed`),
      ...(texts.length > 0 ? [`${texts.length} texts of ${kind} without a number, or numbers without a text`] : []),
    ];
  }).concat(wrongCount(db));
}

function wrongCount(db: ReadableDb): string[] {
  const docs = KINDS.map((kind) => db.get<{ n: number }>(`select count(*) as n from search_${kind}`)?.n ?? 0);
  const sum = docs.reduce((a, b) => a + b, 0);
  return sum === counted(db, 'docs') ? [] : [`${sum} entries, ${counted(db, 'docs')} counted`];
}

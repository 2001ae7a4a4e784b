import type { Card, Showing } from '#shared/domain/guidance/index.ts';
import { parsed } from '../db/replica-table.ts';
import type { ReadableDb } from '../db/types.ts';
import { guidanceTables } from './tables.ts';

/** A team's cards are some dozens; more than this is a mistake nobody should wait for. */
const MAX_CARDS = 1000;
const MAX_VERSIONS = 100;
const MAX_SHOWINGS = 20_000;

type Row = { readonly data: string };
const toCard = ({ data }: Row): Card => parsed<Card>(data);

/** Each card in its newest version, retired ones too. */
export const newestCards = (db: ReadableDb): Card[] =>
  db
    .all<Row>(
      `select data from card c where version = (select max(version) from card n where n.key = c.key) order by key limit ${MAX_CARDS}`,
    )
    .map(toCard);

export const findCard = (db: ReadableDb, id: string): Card | undefined => guidanceTables.card.get(db, id)?.data;

export const cardVersionsOf = (db: ReadableDb, key: string): Card[] =>
  db.all<Row>(`select data from card where key = ? order by version desc limit ${MAX_VERSIONS}`, [key]).map(toCard);

export const showingsOf = (db: ReadableDb, key: string): Showing[] =>
  db
    .all<Row>(`select data from showing where card_key = ? order by at desc, id limit ${MAX_SHOWINGS}`, [key])
    .map(({ data }) => parsed<Showing>(data));

export const heldTeam = (db: ReadableDb): string | undefined =>
  db.get<{ id: string }>(`select substr(part, 3) as id from part where part like 'w:%' order by part limit 1`)?.id;

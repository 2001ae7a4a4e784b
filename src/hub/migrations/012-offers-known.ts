import type { Migration } from './types.ts';

/** When a process of the hub last knew an offer's contact as going on: what nobody knows was left behind. */
export const offersKnown: Migration = {
  version: 12,
  name: 'offers-known',
  statements: [`alter table offer add column known_at bigint not null default 0`],
};

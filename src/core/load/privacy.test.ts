import { expect, test } from 'vitest';
import type { z } from 'zod';
import { LivePerson } from '#shared/contract/team/board.ts';
import { LoadReport, PresenceRequest } from '#shared/contract/team/contacts.ts';
import { PRIVACY, type PrivacyKey } from '#shared/domain/load/privacy.ts';
import { en } from '#shared/i18n/en.ts';
import { zh } from '#shared/i18n/zh.ts';
import { openMigrated } from '#testkit/migrated.ts';
import { freshLoad } from './kept.ts';

const fieldsOf = (schema: z.ZodObject): string[] => Object.keys(schema.shape);
const told = PRIVACY.filter(({ seenBy }) => seenBy === 'lead').map(({ key }) => key.replace('told.', ''));

test('what the text says is told is what a desk sends of its agent, and all of it', () => {
  // Which desk it is, and what the contacts are called, is of no person: a channel and whether it sleeps is told of each.
  const sent = [...fieldsOf(LoadReport), ...fieldsOf(PresenceRequest)].filter(
    (field) => !['device', 'report'].includes(field),
  );
  expect(sent.map((field) => (field === 'contacts' ? 'channels' : field)).toSorted()).toEqual(told.toSorted());
});

test('what the text says a lead sees is what the hub hands on, and all of it', () => {
  const seen = [...fieldsOf(LoadReport), ...fieldsOf(LivePerson)].filter(
    (field) => !['agentId', 'report', 'relief'].includes(field),
  );
  expect(seen.toSorted()).toEqual(told.toSorted());
});

test('of a contact the hub hears which it is and whether it sleeps, and hands on its channel and that it is paused', () => {
  const sent = PresenceRequest.shape.contacts.element;
  expect(fieldsOf(sent).toSorted()).toEqual(['channel', 'contactId', 'isPaused', 'wokeAt']);
  expect(fieldsOf(LivePerson.shape.channels.element).toSorted()).toEqual(['channel', 'isPaused']);
});

test('what the text says is kept is what the desk stores, and all of it', () => {
  const db = openMigrated();
  const tables = db.read((tx) =>
    tx
      .all<{ name: string }>("select name from sqlite_schema where type = 'table' and name like 'day%' order by name")
      .map(({ name }) => name),
  );
  db.close();
  const kept = PRIVACY.filter(({ key }) => key.startsWith('kept.')).map(({ key }) => key);
  expect(tables).toEqual(['day_hard', 'day_span']);
  // The rest of what is remembered lies in one row: the count of work with what was answered to it, and the agent's own wishes.
  const { own, ...clock } = freshLoad(0);
  expect([own, Object.keys(clock).toSorted()]).toEqual([
    {},
    ['clock', 'everyMs', 'plannedAt', 'quietUntilAt', 'relief', 'reliefSeenAt', 'rest', 'savedAt'],
  ]);
  expect(kept.toSorted()).toEqual(['kept.clock', 'kept.hard', 'kept.own', 'kept.span'] satisfies PrivacyKey[]);
});

test.each([
  ['zh', zh],
  ['en', en],
] as const)('every line is said in %s', (_language, words) => {
  const said = words.load as Readonly<Record<string, string>>;
  expect(PRIVACY.filter(({ key }) => (said[`privacy.${key}`] ?? '') === '')).toEqual([]);
});

import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { InboundMessage } from '#shared/contract/team/inbound.ts';
import type { Customer } from '#shared/domain/customer.ts';
import { readNumber } from '#shared/domain/number/index.ts';
import { cleanName } from '#shared/telephony/index.ts';
import type { Tx } from '../store/index.ts';
import { lockRows } from '../sync/locked-view.ts';

type Writer = {
  readonly token: string;
  readonly message: InboundMessage;
  /** Numbers without a country are read as of this one. */
  readonly country: string;
  readonly now: number;
};

const e164Of = (phone: string | undefined, country: string): string | undefined => {
  const reading = phone === undefined ? undefined : readNumber(phone, country);
  return reading?.kind === 'number' ? reading.e164 : undefined;
};

async function byHandle(tx: Tx, token: string, handle: string | undefined): Promise<string | undefined> {
  if (handle === undefined) return undefined;
  const found = await tx
    .selectFrom('inbound_handle')
    .select('customer')
    .where('token', '=', token)
    .where('handle', '=', handle)
    .executeTakeFirst();
  return found?.customer;
}

/** The only one; of several nobody knows who writes, and nobody is shown another's history for a guess. */
async function onlyOne(tx: Tx, where: ReturnType<typeof sql>): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select d.id from doc d where d.tbl = 'customer' and ${where} order by d.id limit 2`.execute(tx);
  return rows.length === 1 ? rows[0]?.id : undefined;
}

const byPhone = (tx: Tx, e164: string | undefined): Promise<string | undefined> | undefined =>
  e164 === undefined ? undefined : onlyOne(tx, sql`d.data->'phones' @> ${JSON.stringify([e164])}::jsonb`);

const byEmail = (tx: Tx, email: string | undefined): Promise<string | undefined> | undefined =>
  email === undefined
    ? undefined
    : onlyOne(tx, sql`lower(d.data->>'emails')::jsonb @> ${JSON.stringify([email.toLowerCase()])}::jsonb`);

async function locked(tx: Tx, id: string | undefined): Promise<Customer | undefined> {
  if (id === undefined) return undefined;
  const [row] = await lockRows(tx, [{ tbl: 'customer', id }]);
  return row?.data as Customer | undefined;
}

/** Who writes in two conversations at once for the first time is one customer: whoever comes second waits, and finds them. */
async function inTurn(tx: Tx, names: readonly (string | undefined)[]): Promise<void> {
  // In one order, so that two never wait for each other.
  for (const name of names.filter((one) => one !== undefined).toSorted()) {
    await sql`select pg_advisory_xact_lock(hashtextextended(${name}::text, 12))`.execute(tx);
  }
}

/** Who writes, by how the channel calls them, then by number, then by e-mail; locked. Undefined: nobody we know. */
export async function findCustomer(tx: Tx, { token, message, country }: Writer): Promise<Customer | undefined> {
  const { handle, phone, email } = message.from;
  const e164 = e164Of(phone, country);
  await inTurn(tx, [handle && `${token}\n${handle}`, e164, email?.toLowerCase()]);
  const ids = [await byHandle(tx, token, handle), await byPhone(tx, e164), await byEmail(tx, email)];
  for (const id of ids) {
    const found = await locked(tx, id);
    if (found) return found;
  }
  return undefined;
}

/** Somebody new, with what they say of themselves. */
export function newCustomer({ token, message, country, now }: Writer): Customer {
  const { name, phone, email, handle } = message.from;
  const e164 = e164Of(phone, country);
  const called = [name, handle, email, phone, message.conversationId].map((text) => cleanName(text ?? '', 200));
  return {
    id: randomUUID() as Customer['id'],
    name: called.find((text) => text !== '') ?? message.channel,
    tier: 'standard',
    phones: e164 === undefined ? [] : [e164],
    emails: email === undefined ? [] : [email],
    language: message.language ?? 'zh',
    facts: handle === undefined ? [] : [{ label: token.slice(0, 80), value: cleanName(handle, 400) }],
    createdAt: now,
  };
}

/** From now on the channel's name for them leads to this customer, also where it led to one who is gone. */
export const keepHandle = (tx: Tx, token: string, handle: string, customer: string): Promise<unknown> =>
  tx
    .insertInto('inbound_handle')
    .values({ token, handle, customer })
    .onConflict((conflict) => conflict.columns(['token', 'handle']).doUpdateSet({ customer }))
    .execute();

import type { Context } from 'hono';
import type { Channel } from '../channels/tokens.ts';
import type { ChannelKind } from '../channels/names.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Around, Env } from './around.ts';

/** Machines say no origin; a page of another site in somebody's browser does. */
function refuseForeignOrigin(c: Context<Env>): void {
  const origin = c.req.header('origin');
  if (origin !== undefined && origin !== new URL(c.req.url).origin)
    throw new Refusal('forbidden', { detail: 'origin' });
}

/**
 * The door for machines: a token of the right kind, no foreign page, and not more than one machine may say. Nothing of the body is
 * read before. @throws Refusal unauthorized, forbidden, busy.
 */
export async function admitChannel(
  { channels, shedder }: Around,
  c: Context<Env>,
  { kind, token }: { kind: ChannelKind; token: string | undefined },
): Promise<Channel> {
  refuseForeignOrigin(c);
  const channel = token === undefined || token === '' ? undefined : await channels.find(kind, token);
  if (!channel) throw new Refusal('unauthorized');
  shedder.admit(channel.name);
  return channel;
}

export const bearerOf = (c: Context<Env>): string | undefined =>
  /^Bearer ([\x21-\x7e]+)$/i.exec(c.req.header('authorization') ?? '')?.[1];

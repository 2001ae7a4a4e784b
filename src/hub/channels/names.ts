import { z } from 'zod';

export const CHANNEL_KINDS = ['telephony', 'inbound'] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** What the team calls one machine: `pbx`, `wechat`. It becomes part of ids. */
export const ChannelName = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);

/** An extension of the team's own exchange, or whatever else it calls a person by. */
export const Extension = z.string().regex(/^[A-Za-z0-9*#._-]{1,40}$/);

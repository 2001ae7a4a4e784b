import { z } from 'zod';

/** Every id is opaque text of 1–128 visible ASCII characters; only the `ids` port and imports make new ones. */
const idPattern = /^[\x21-\x7e]{1,128}$/;

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the type parameter is the whole point: it brands
const idSchema = <Brand extends string>() => z.string().regex(idPattern).brand<Brand>();

export const AgentId = idSchema<'AgentId'>();
export type AgentId = z.infer<typeof AgentId>;
export const QueueId = idSchema<'QueueId'>();
export type QueueId = z.infer<typeof QueueId>;
export const CustomerId = idSchema<'CustomerId'>();
export type CustomerId = z.infer<typeof CustomerId>;
export const TicketId = idSchema<'TicketId'>();
export type TicketId = z.infer<typeof TicketId>;
export const MessageId = idSchema<'MessageId'>();
export type MessageId = z.infer<typeof MessageId>;
export const AttachmentId = idSchema<'AttachmentId'>();
export type AttachmentId = z.infer<typeof AttachmentId>;
export const MacroId = idSchema<'MacroId'>();
export type MacroId = z.infer<typeof MacroId>;
export const ArticleId = idSchema<'ArticleId'>();
export type ArticleId = z.infer<typeof ArticleId>;
export const SopId = idSchema<'SopId'>();
export type SopId = z.infer<typeof SopId>;
export const NoticeId = idSchema<'NoticeId'>();
export type NoticeId = z.infer<typeof NoticeId>;
export const DeviceId = z.uuid().brand<'DeviceId'>();
export type DeviceId = z.infer<typeof DeviceId>;

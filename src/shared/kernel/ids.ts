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
export const SearchId = idSchema<'SearchId'>();
export type SearchId = z.infer<typeof SearchId>;
export const RevisionId = idSchema<'RevisionId'>();
export type RevisionId = z.infer<typeof RevisionId>;
export const ProposalId = idSchema<'ProposalId'>();
export type ProposalId = z.infer<typeof ProposalId>;
export const FeedbackId = idSchema<'FeedbackId'>();
export type FeedbackId = z.infer<typeof FeedbackId>;
export const UsageId = idSchema<'UsageId'>();
export type UsageId = z.infer<typeof UsageId>;
export const ChecklistId = idSchema<'ChecklistId'>();
export type ChecklistId = z.infer<typeof ChecklistId>;
export const TagId = idSchema<'TagId'>();
export type TagId = z.infer<typeof TagId>;
export const SynonymId = idSchema<'SynonymId'>();
export type SynonymId = z.infer<typeof SynonymId>;
export const FieldId = idSchema<'FieldId'>();
export type FieldId = z.infer<typeof FieldId>;
export const CalendarId = idSchema<'CalendarId'>();
export type CalendarId = z.infer<typeof CalendarId>;
export const PolicyId = idSchema<'PolicyId'>();
export type PolicyId = z.infer<typeof PolicyId>;
export const DeviceId = z.uuid().brand<'DeviceId'>();
export type DeviceId = z.infer<typeof DeviceId>;

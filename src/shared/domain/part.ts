import { z } from 'zod';

/**
 * A part is the unit of scope and of checksum: `dir` (people, queues, macros, and what the team has agreed on), `q:<queue>` (its tickets,
 * messages, attachments and the customers they name), `c:<queue>` (contacts, promises and gestures of it) and `p:<queue>` (walks through
 * procedures, and what became of prompt cards): whoever holds the queue holds these; `kb:<space>` (articles and what belongs to them), `sop:<team>` (procedures) and, with
 * it, `w:<team>` (what the team has learnt: flags, lessons, prompt cards), `s:<team>` (who works when, and what was agreed on about load) and
 * `t:<team>` (what only leads read: corrected lines of customers); `a:<agent>` (notices, saved searches).
 */
export const Part = z.string().regex(/^(dir|(q|c|p|kb|sop|w|s|t|a):[\x21-\x7e]{1,128})$/);
export type Part = z.infer<typeof Part>;

export const DIR: Part = 'dir';
export const queuePart = (queueId: string): Part => `q:${queueId}`;
export const contactPart = (queueId: string): Part => `c:${queueId}`;
export const runPart = (queueId: string): Part => `p:${queueId}`;
export const spacePart = (spaceId: string): Part => `kb:${spaceId}`;
export const sopPart = (teamId: string): Part => `sop:${teamId}`;
export const lessonPart = (teamId: string): Part => `w:${teamId}`;
export const shiftPart = (teamId: string): Part => `s:${teamId}`;
export const leadPart = (teamId: string): Part => `t:${teamId}`;
export const agentPart = (agentId: string): Part => `a:${agentId}`;

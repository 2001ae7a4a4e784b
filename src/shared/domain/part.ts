import { z } from 'zod';

/**
 * A part is the unit of scope and of checksum: `dir` (people, queues, macros, and what the team has agreed on), `q:<queue>` (its tickets,
 * messages, attachments and the customers they name), `c:<queue>` (contacts, promises and gestures of it) and `p:<queue>` (walks through
 * procedures, and what became of prompt cards): whoever holds the queue holds these; `kb:<space>` (articles and what belongs to them), `sop:<team>` (procedures) and, with
 * it, `w:<team>` (what the team has learnt: flags, lessons, prompt cards), `s:<team>` (who works when, and what was agreed on about load),
 * `e:<team>` (cases the team has made to practise on), and what only leads read: `t:<team>` (corrected lines of customers) and `l:<team>`
 * (practice that was shared with them); `a:<agent>` (notices, saved searches).
 */
export const Part = z.string().regex(/^(dir|(q|c|p|kb|sop|w|s|e|t|l|a):[\x21-\x7e]{1,128})$/);
export type Part = z.infer<typeof Part>;

export const DIR: Part = 'dir';
export const queuePart = (queueId: string): Part => `q:${queueId}`;
export const contactPart = (queueId: string): Part => `c:${queueId}`;
export const runPart = (queueId: string): Part => `p:${queueId}`;
export const spacePart = (spaceId: string): Part => `kb:${spaceId}`;
export const sopPart = (teamId: string): Part => `sop:${teamId}`;
export const lessonPart = (teamId: string): Part => `w:${teamId}`;
export const shiftPart = (teamId: string): Part => `s:${teamId}`;
export const exercisePart = (teamId: string): Part => `e:${teamId}`;
export const leadPart = (teamId: string): Part => `t:${teamId}`;
export const sharedPart = (teamId: string): Part => `l:${teamId}`;

/** The teams whose procedures are among the parts, in their order. */
export const teamsIn = (parts: readonly Part[]): string[] =>
  parts.flatMap((part) => (part.startsWith('sop:') ? [part.slice('sop:'.length)] : []));
export const agentPart = (agentId: string): Part => `a:${agentId}`;

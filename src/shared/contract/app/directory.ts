import { z } from 'zod';
import { Agent } from '../../domain/agent.ts';
import { Field } from '../../domain/field.ts';
import { Macro } from '../../domain/macro.ts';
import { DirectoryRow } from '../../domain/mutation/index.ts';
import { Calendar, Policy } from '../../domain/policy.ts';
import { Queue } from '../../domain/queue.ts';
import { Synonym, Team, TeamTag } from '../../domain/team.ts';
import { app, Nothing } from './base.ts';

/** What the team has agreed on: small, and asked for as a whole. Macros and fields that are switched off are included. */
export const Directory = z.object({
  agents: z.array(Agent),
  queues: z.array(Queue),
  macros: z.array(Macro),
  fields: z.array(Field),
  tags: z.array(TeamTag),
  synonyms: z.array(Synonym),
  policies: z.array(Policy),
  calendars: z.array(Calendar),
  team: Team,
});
export type Directory = z.infer<typeof Directory>;

export const directory = {
  get: app.input(Nothing).output(Directory),
  /** Makes or changes one row; FORBIDDEN without the right. DOUBLE: the key or name is taken. */
  put: app
    .input(z.object({ row: DirectoryRow }))
    .output(Nothing)
    .errors({ DOUBLE: { data: z.object({ field: z.string() }) } }),
  /** FORBIDDEN without the right. IN_USE: a calendar that a policy names (`by`). */
  remove: app
    .input(
      z.object({
        tbl: z.enum(['calendar', 'field', 'macro', 'policy', 'synonym', 'tag']),
        id: z.string().max(128),
      }),
    )
    .output(Nothing)
    .errors({ IN_USE: { data: z.object({ by: z.string() }) } }),
  /** One's own signature. */
  sign: app.input(z.object({ signature: z.string().max(2000) })).output(Nothing),
};

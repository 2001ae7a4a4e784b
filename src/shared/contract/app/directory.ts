import { z } from 'zod';
import { Agent } from '../../domain/agent.ts';
import { Macro } from '../../domain/macro.ts';
import { Queue } from '../../domain/queue.ts';
import { app, Nothing } from './base.ts';

/** The people, queues and macros of the team: small, and asked for as a whole. */
export const Directory = z.object({ agents: z.array(Agent), queues: z.array(Queue), macros: z.array(Macro) });
export type Directory = z.infer<typeof Directory>;

export const directory = { get: app.input(Nothing).output(Directory) };

import { z } from 'zod';
import { IssueKey } from './issue.ts';

const Share = z.number().min(0).max(1);

/** Who somebody is and how they talk; nothing about what has happened to them. */
export const Persona = z.object({
  key: IssueKey,
  about: z.string().min(1).max(200),
  age: z.int().min(16).max(100),
  /** Whole names, and how each is called. */
  names: z.array(z.string().min(1).max(60)).min(1).max(12),
  called: z.array(z.string().min(1).max(60)).min(1).max(12),
  patience: Share,
  talk: Share,
  formality: Share,
  before: z.array(z.string().max(60)).max(20),
  after: z.array(z.string().max(60)).max(20),
  swap: z.array(z.tuple([z.string().min(1).max(20), z.string().min(1).max(20)])).max(20),
});
export type Persona = z.infer<typeof Persona>;

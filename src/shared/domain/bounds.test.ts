import { expect, test } from 'vitest';
import type { z } from 'zod';
import { MAX_BODY, MAX_NAME, MAX_PARAGRAPH, MAX_QUEUES, MAX_TAGS } from '../kernel/limits.ts';
import { Agent } from './agent.ts';
import { Macro } from './macro.ts';
import { Queue } from './queue.ts';
import { Sop, SopStep } from './sop/index.ts';
import { Team } from './team.ts';

const words = (length: number) => ({ zh: '字'.repeat(length), en: 'w'.repeat(length) });
const many = (length: number): string[] => Array.from({ length }, (_, n) => `n-${n}`);

test.each<[string, z.ZodType, (size: number) => unknown, number]>([
  ['the name of a queue', Queue.shape.name, words, MAX_NAME],
  ['the title of a procedure', Sop.shape.title, words, MAX_NAME],
  ['the help of a step', SopStep.shape.help, words, MAX_PARAGRAPH],
  ['the signature of the team', Team.shape.signature, words, MAX_PARAGRAPH],
  ['the name of a macro', Macro.shape.name, words, MAX_NAME],
  ['the body of a macro', Macro.shape.body, words, MAX_BODY],
  ['the note of a macro', Macro.shape.note, words, MAX_BODY],
  ['what a macro tags', Macro.shape.addTags, many, MAX_TAGS],
  ['what a macro takes the tags off', Macro.shape.removeTags, many, MAX_TAGS],
  ['the queues of a person', Agent.shape.queueIds, many, MAX_QUEUES],
])('%s is bounded', (_, schema, ofSize, max) => {
  expect(schema.safeParse(ofSize(max)).success).toBe(true);
  expect(schema.safeParse(ofSize(max + 1)).success).toBe(false);
});

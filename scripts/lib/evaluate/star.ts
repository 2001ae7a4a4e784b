import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Line, PastConversation, Steps } from '#shared/guidance/next-step/index.ts';
import { readJson } from '#shared/kernel/json.ts';
import { slug } from '#shared/kernel/slug.ts';
import { convertStar, type StarTask } from '../convert-star.ts';
import { Sentence } from '../sentence.ts';

const Turn = z.object({
  speaker: z.enum(['customer', 'agent', 'system', 'action']),
  text: z.string(),
  action: z.string().optional(),
});
/** A conversation of STAR as its file holds it. */
export const Dialogue = z.object({
  id: z.string(),
  subflow: z.array(z.string()),
  multitask: z.boolean(),
  turns: z.array(Turn),
});
export type Dialogue = z.infer<typeof Dialogue>;

const Tasks = z.record(
  z.string(),
  z.object({
    replies: z.record(z.string(), z.string()),
    graph: z.record(z.string(), z.union([z.string(), z.record(z.string(), z.string())])),
  }),
);

/** The procedures that lie beside the conversations, by name. @throws Sentence where they do not */
export async function starTasks(data: string): Promise<Map<string, StarTask>> {
  const file = join(dirname(data), 'star_sops.json');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  const read = Tasks.safeParse(text === undefined ? undefined : readJson(text));
  if (!read.success) throw new Sentence(`${file} is needed beside the conversations, with the tasks of STAR.`);
  return new Map(Object.entries(read.data));
}

const keyOf = (node: string): string => slug(node, 60);
/** What somebody answers or a machine does is no step of an agent. */
const NO_STEP = /^(yes|no|available|unavailable|correct|incorrect|noanswer|done|info_missing2?|query.*)$/u;

/** Everything the agent may say in the task: the steps of the procedure, and what its graph leaves out. */
export function stepsOf(name: string, task: StarTask): Steps {
  const { content } = convertStar(name, task);
  const drawn = new Set(content.steps.map(({ key }) => key));
  const others = Object.entries(task.replies).filter(([node]) => !drawn.has(keyOf(node)) && !NO_STEP.test(node));
  const besides = others.map(([node, said]) => ({ key: keyOf(node), title: { zh: said, en: said }, next: {} }));
  return { start: content.start, steps: [...content.steps, ...besides] };
}

const BY = { customer: 'customer', agent: 'agent', system: 'system', action: 'system' } as const;

/** Lines, and which of the agent's were which step; `said`: how many lines the agent said at all. */
export function conversationOf({ turns }: Dialogue, { steps }: Steps): PastConversation & { readonly said: number } {
  const keys = new Set(steps.map(({ key }) => key));
  const lines = turns.map(({ speaker, text }): Line => ({ by: BY[speaker], text }));
  const did = turns.flatMap(({ speaker, action = '' }, before) =>
    speaker === 'agent' && keys.has(keyOf(action)) ? [{ step: keyOf(action), before }] : [],
  );
  return { lines, did, said: lines.filter(({ by }) => by === 'agent').length };
}

import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Language } from '#shared/kernel/text.ts';

const Lines = z.array(z.string());
const Moves = z.object({
  mirror: Lines,
  ask: Lines,
  verify: Lines,
  explain: Lines,
  act: Lines,
  reassure: Lines,
  close: Lines,
});
const Besides = z.object({
  'mirror-again': Lines,
  'refuse-other-data': Lines,
  manager: Lines,
  wait: Lines,
  'wrong-order': Lines,
  greet: Lines,
});

/** What five machine trainees say, written by somebody who knew nothing of how they are understood. */
const BotLines = z.object({
  good: z.object({ any: Besides }).catchall(Moves),
  bad: z.object({ any: Lines }).catchall(Lines),
  apologiser: Lines,
  parrot: Lines,
  silent: Lines,
});
export type BotLines = z.infer<typeof BotLines>;

/** @throws when the file is not what it should be. */
export const botLines = (lang: Language): BotLines =>
  BotLines.parse(
    JSON.parse(readFileSync(new URL(`../../../resources/practice/bots/${lang}.json`, import.meta.url), 'utf8')),
  );

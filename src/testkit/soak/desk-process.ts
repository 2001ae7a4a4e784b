import { readFileSync } from 'node:fs';
import { soakDesk } from './desk-core.ts';
import type { Command, DeskStart, Said } from './words.ts';

/** One desk of a soak: a process with the whole core, told by its parent what to do. */
const start = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as DeskStart;
const say = (said: Said): void => void process.send?.(said);
const desk = soakDesk(start, say);

process.on('message', (command: Command) => {
  if (command.type === 'work') desk.work(command.everyMs);
  else if (command.type === 'shift') desk.shift(command.ms);
  else void answer(command.type, command.ask ?? 0);
});
process.on('disconnect', () => process.exit(0));
process.on('unhandledRejection', (cause) => say({ type: 'fault', words: String((cause as Error)?.stack ?? cause) }));

async function answer(type: 'rest' | 'standing' | 'replica' | 'stop', ask: number): Promise<void> {
  if (type === 'rest') await desk.rest();
  if (type === 'stop') await desk.stop();
  const value = type === 'standing' ? await desk.standing() : type === 'replica' ? await desk.replica() : null;
  process.send?.({ type: 'answer', ask, value } satisfies Said, () => {
    if (type === 'stop') process.exit(0);
  });
}

say({ type: 'ready', mode: await desk.signIn() });

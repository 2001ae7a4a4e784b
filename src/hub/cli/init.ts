import { addPerson, listPeople } from '../admin/people.ts';
import { commandLine } from '../audit/administered.ts';
import { systemClock } from '../kernel/system-clock.ts';
import { readArgs, STORE_OPTIONS } from './args.ts';
import { HELP } from './help.ts';
import { withStore } from './open.ts';
import { Sentence } from './sentences.ts';
import type { Terminal } from './terminal.ts';

const OPTIONS = {
  ...STORE_OPTIONS,
  handle: { type: 'string', default: 'admin' },
  name: { type: 'string' },
  'password-stdin': { type: 'boolean', default: false },
} as const;

export async function init(args: string[], terminal: Terminal): Promise<void> {
  const { values } = readArgs(args, OPTIONS);
  if (values.help) return terminal.print(HELP);
  await withStore(values, async ({ db }) => {
    if ((await listPeople(db)).length > 0) throw new Sentence('this hub already has people. Add more with: user add.');
    const password = await terminal.askPassword(values['password-stdin']);
    const person = { handle: values.handle, name: values.name ?? values.handle, role: 'admin' as const, queueIds: [] };
    const { handle } = await addPerson(db, { ...person, password }, commandLine(systemClock.now()));
    terminal.print(`The hub is ready. "${handle}" is its first administrator.`);
  });
}

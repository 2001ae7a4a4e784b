import { addPerson, listPeople } from '../admin/people.ts';
import { systemClock } from '../kernel/system-clock.ts';
import { readArgs, STORE_OPTIONS } from './args.ts';
import { HELP } from './help.ts';
import { withStore } from './open.ts';
import { askPassword } from './password.ts';
import { Sentence } from './sentences.ts';

const OPTIONS = {
  ...STORE_OPTIONS,
  handle: { type: 'string', default: 'admin' },
  name: { type: 'string' },
  'password-stdin': { type: 'boolean', default: false },
} as const;

export async function init(args: string[]): Promise<void> {
  const { values } = readArgs(args, OPTIONS);
  if (values.help) return console.log(HELP);
  await withStore(values, async ({ db }) => {
    if ((await listPeople(db)).length > 0) throw new Sentence('this hub already has people. Add more with: user add.');
    const password = await askPassword(values['password-stdin']);
    const person = { handle: values.handle, name: values.name ?? values.handle, role: 'admin' as const, queueIds: [] };
    const { handle } = await addPerson(db, { ...person, password }, systemClock.now());
    console.log(`The hub is ready. "${handle}" is its first administrator.`);
  });
}

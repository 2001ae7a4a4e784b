import { ROLES, type Role } from '#shared/domain/role.ts';
import { addPerson, changePerson, listPeople, setPassword } from '../admin/people.ts';
import { systemClock } from '../kernel/system-clock.ts';
import { expectWords, readArgs, STORE_OPTIONS } from './args.ts';
import { HELP } from './help.ts';
import { withStore } from './open.ts';
import { askPassword } from './password.ts';
import { Sentence } from './sentences.ts';

const OPTIONS = {
  ...STORE_OPTIONS,
  name: { type: 'string' },
  role: { type: 'string', default: 'agent' },
  queue: { type: 'string', multiple: true, default: [] as string[] },
  'password-stdin': { type: 'boolean', default: false },
} as const;
type Values = ReturnType<typeof readArgs<typeof OPTIONS>>['values'];

function readRole(text: string): Role {
  const role = ROLES.find((known) => known === text);
  if (role) return role;
  throw new Sentence(`a role is one of ${ROLES.join(', ')}, not "${text}".`);
}

export async function user(args: string[]): Promise<void> {
  const { values, positionals } = readArgs(args, OPTIONS);
  if (values.help) return console.log(HELP);
  const [verb = '', ...words] = positionals;
  switch (verb) {
    case 'add':
      return add(values, words);
    case 'list':
      return list(values);
    case 'disable':
    case 'enable':
      return change(values, words, { isActive: verb === 'enable' });
    case 'role': {
      const [handle = '', role = ''] = expectWords(words, ['HANDLE', 'ROLE']);
      return change(values, [handle], { role: readRole(role) });
    }
    case 'password':
      return password(values, words);
    default:
      throw new Sentence('user takes add, list, disable, enable, password or role. Add --help to see examples.');
  }
}

async function add(values: Values, words: string[]): Promise<void> {
  const [handle = ''] = expectWords(words, ['HANDLE']);
  const role = readRole(values.role);
  await withStore(values, async ({ db }) => {
    const secret = await askPassword(values['password-stdin']);
    const person = { handle, name: values.name ?? handle, role, queueIds: values.queue, password: secret };
    const agent = await addPerson(db, person, systemClock.now());
    console.log(`"${agent.handle}" can sign in as ${agent.role}.`);
  });
}

const list = (values: Values): Promise<void> =>
  withStore(values, async ({ db }) => {
    for (const { handle, role, isActive, name } of await listPeople(db)) {
      console.log(`${handle.padEnd(20)} ${role.padEnd(8)} ${isActive ? 'active  ' : 'disabled'} ${name}`);
    }
  });

async function change(values: Values, words: string[], what: { isActive?: boolean; role?: Role }): Promise<void> {
  const [handle = ''] = expectWords(words, ['HANDLE']);
  await withStore(values, ({ db }) => changePerson(db, handle, what, systemClock.now()));
  console.log('Done.');
}

async function password(values: Values, words: string[]): Promise<void> {
  const [handle = ''] = expectWords(words, ['HANDLE']);
  await withStore(values, async ({ db }) => {
    await setPassword(db, handle, await askPassword(values['password-stdin']), systemClock.now());
  });
  console.log('Done. Every session of theirs has ended.');
}

import { ROLES, type Role } from '#shared/domain/role.ts';
import { changePerson } from '../admin/change-person.ts';
import { addPerson, agentIdOf, listPeople, setPassword } from '../admin/people.ts';
import { commandLine } from '../audit/administered.ts';
import { systemClock } from '../kernel/system-clock.ts';
import { expectWords, readArgs, STORE_OPTIONS } from './args.ts';
import { HELP } from './help.ts';
import { withStore } from './open.ts';
import { Sentence } from './sentences.ts';
import type { Terminal } from './terminal.ts';

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

export async function user(args: string[], terminal: Terminal): Promise<void> {
  const { values, positionals } = readArgs(args, OPTIONS);
  if (values.help) return terminal.print(HELP);
  const [verb = '', ...words] = positionals;
  switch (verb) {
    case 'add':
      return add(values, words, terminal);
    case 'list':
      return list(values, terminal);
    case 'disable':
    case 'enable':
      return change(values, words, terminal, { isActive: verb === 'enable' });
    case 'role': {
      const [handle = '', role = ''] = expectWords(words, ['HANDLE', 'ROLE']);
      return change(values, [handle], terminal, { role: readRole(role) });
    }
    case 'password':
      return password(values, words, terminal);
    default:
      throw new Sentence('user takes add, list, disable, enable, password or role. Add --help to see examples.');
  }
}

async function add(values: Values, words: string[], terminal: Terminal): Promise<void> {
  const [handle = ''] = expectWords(words, ['HANDLE']);
  const role = readRole(values.role);
  await withStore(values, async ({ db }) => {
    const secret = await terminal.askPassword(values['password-stdin']);
    const person = { handle, name: values.name ?? handle, role, queueIds: values.queue, password: secret };
    const agent = await addPerson(db, person, commandLine(systemClock.now()));
    terminal.print(`"${agent.handle}" can sign in as ${agent.role}.`);
  });
}

const list = (values: Values, terminal: Terminal): Promise<void> =>
  withStore(values, async ({ db }) => {
    for (const { handle, role, isActive, name } of await listPeople(db)) {
      terminal.print(`${handle.padEnd(20)} ${role.padEnd(8)} ${isActive ? 'active  ' : 'disabled'} ${name}`);
    }
  });

async function change(
  values: Values,
  words: string[],
  terminal: Terminal,
  what: { isActive?: boolean; role?: Role },
): Promise<void> {
  const [handle = ''] = expectWords(words, ['HANDLE']);
  await withStore(values, async ({ db }) => {
    await changePerson(db, await agentIdOf(db, handle), what, commandLine(systemClock.now()));
  });
  terminal.print('Done.');
}

async function password(values: Values, words: string[], terminal: Terminal): Promise<void> {
  const [handle = ''] = expectWords(words, ['HANDLE']);
  await withStore(values, async ({ db }) => {
    const agentId = await agentIdOf(db, handle);
    const secret = await terminal.askPassword(values['password-stdin']);
    await setPassword(db, agentId, secret, commandLine(systemClock.now()));
  });
  terminal.print('Done. Every session of theirs has ended.');
}

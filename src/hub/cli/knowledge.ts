import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { SpaceId } from '#shared/domain/article.ts';
import { mayDo } from '#shared/domain/role.ts';
import { systemClock } from '../kernel/system-clock.ts';
import { exportKnowledge } from '../knowledge/export.ts';
import { importKnowledge, type Imported } from '../knowledge/import.ts';
import type { Db } from '../store/index.ts';
import { expectWords, readArgs, STORE_OPTIONS } from './args.ts';
import { HELP } from './help.ts';
import { withStore } from './open.ts';
import { Sentence } from './sentences.ts';
import type { Terminal } from './terminal.ts';

const OPTIONS = {
  ...STORE_OPTIONS,
  space: { type: 'string' },
  by: { type: 'string' },
  trial: { type: 'boolean', default: false },
} as const;
type Values = ReturnType<typeof readArgs<typeof OPTIONS>>['values'];

function spaceOf(text: string | undefined): string | null {
  if (text === undefined) return null;
  if (SpaceId.safeParse(text).success) return text;
  throw new Sentence(`--space takes visible signs without blanks, not "${text}".`);
}

/** The person who stands as the author. */
async function authorOf(db: Db, handle: string | undefined): Promise<string> {
  if (handle === undefined) throw new Sentence('--by HANDLE is missing: whoever publishes stands as the author.');
  const account = await db.selectFrom('account').select('agent').where('handle', '=', handle).executeTakeFirst();
  const query = db
    .selectFrom('doc')
    .select('data')
    .where('tbl', '=', 'agent')
    .where('id', '=', account?.agent ?? '');
  const role = (await query.executeTakeFirst())?.data['role'];
  if (account === undefined || role === undefined) {
    throw new Sentence(`nobody signs in as "${handle}". List people with: user list.`);
  }
  if (!mayDo(role as never, 'article.publish')) throw new Sentence(`"${handle}" may not publish articles.`);
  return account.agent;
}

const WORDS: Readonly<Record<NonNullable<Imported['fault']>['code'], string>> = {
  'front-matter': 'the head between the --- lines cannot be read',
  title: 'there is no title',
  'too-long': 'it is too long',
  'bad-value': 'the value does not fit',
  empty: 'there is no text',
  forbidden: 'the author may not publish',
};

function lineOf({ path, outcome, fault }: Imported): string {
  if (!fault) return `${outcome.padEnd(8)} ${path}`;
  return `${outcome.padEnd(8)} ${path}:${fault.line} ${fault.field ?? ''} ${WORDS[fault.code]}`.replaceAll('  ', ' ');
}

async function bring(db: Db, folder: string, values: Values, terminal: Terminal): Promise<void> {
  if (!(await stat(folder).catch(() => undefined))?.isDirectory()) throw new Sentence(`there is no folder ${folder}.`);
  const spaceId = spaceOf(values.space);
  if (spaceId === null) throw new Sentence('--space SPACE is missing: where new articles go.');
  const into = { spaceId, agentId: await authorOf(db, values.by), language: 'zh' as const, isTrial: values.trial };
  const results = await importKnowledge(db, folder, { ...into, now: systemClock.now() });
  for (const result of results) terminal.print(lineOf(result));
  const count = (outcome: Imported['outcome']): number => results.filter((one) => one.outcome === outcome).length;
  const said = `${count('new')} new, ${count('changed')} changed, ${count('same')} the same, ${count('refused')} refused`;
  terminal.print(values.trial ? `${said}. Nothing was written: --trial.` : `${said}.`);
}

export async function knowledge(args: string[], terminal: Terminal): Promise<void> {
  const { values, positionals } = readArgs(args, OPTIONS);
  if (values.help) return terminal.print(HELP);
  const [verb = '', ...words] = positionals;
  if (verb !== 'export' && verb !== 'import') {
    throw new Sentence('knowledge takes export or import. Add --help to see examples.');
  }
  const folder = resolve(expectWords(words, ['FOLDER'])[0] ?? '');
  await withStore(values, async ({ db }) => {
    if (verb === 'import') return bring(db, folder, values, terminal);
    const { articles, files } = await exportKnowledge(db, folder, spaceOf(values.space));
    return terminal.print(`${articles} articles and ${files} files are in ${folder}.`);
  });
}

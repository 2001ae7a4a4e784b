import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  importFile,
  ImportRefused,
  sendBatch,
  type FileReport,
  type Problem,
  type HubAccess,
  type Progress,
} from '#hub/import/index.ts';
import { readArgs } from './lib/args.ts';
import { DEFAULT_DATA } from './lib/paths.ts';
import { progressBar } from './lib/progress-bar.ts';
import { runningHub } from './lib/running-hub.ts';
import { politely, Sentence } from './lib/sentence.ts';

const HELP = `npm run import -- FILE… [options]      loads conversation files into a running hub

  --hub URL       the hub (default: the one npm start runs on this machine)
  --data FOLDER   where npm start keeps its data (default ./data)
  --user HANDLE   sign in at --hub as this administrator; the password comes from ATTUNE_PASSWORD
  --queue ID      the queue the tickets join (default imported, made when missing)
  --open          leave conversations that end with the customer's words open and waiting
  --again         read files from the start even if an earlier run was interrupted in the middle
  --json          print the report as JSON
  --help          this page

One JSON object a line: {"id","lang":"zh"|"en","source","turns":[{"speaker":"customer"|"agent"|"system"|"action","text"}]}.
A line that cannot be read is reported with its number; all other lines are loaded. Loading a file twice changes nothing.
Exit code: 0 all lines are in the hub, 1 some lines were left out, 2 the import could not run.`;

const OPTIONS = {
  again: { type: 'boolean', default: false },
  data: { type: 'string', default: DEFAULT_DATA },
  help: { type: 'boolean', short: 'h', default: false },
  hub: { type: 'string' },
  json: { type: 'boolean', default: false },
  open: { type: 'boolean', default: false },
  queue: { type: 'string', default: 'imported' },
  user: { type: 'string' },
} as const;
type Values = ReturnType<typeof readArgs<typeof OPTIONS>>['values'];

async function findAccess(values: Values): Promise<HubAccess> {
  const queueId = values.queue;
  const local = await runningHub(join(resolve(values.data), 'hub'));
  if (values.hub === undefined || values.hub === local?.url) {
    if (local) return { url: local.url, token: local.serviceToken, queueId };
    throw new Sentence('no hub is running here. Start one with "npm start", or name one with --hub URL --user HANDLE.');
  }
  const password = process.env['ATTUNE_PASSWORD'];
  if (values.user === undefined || !password) {
    throw new Sentence('--hub needs --user HANDLE and the password in ATTUNE_PASSWORD.');
  }
  return { url: values.hub.replace(/\/$/, ''), token: await signIn(values.hub, values.user, password), queueId };
}

async function signIn(url: string, handle: string, password: string): Promise<string> {
  const answer = await fetch(`${url.replace(/\/$/, '')}/api/v1/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ handle, password, deviceId: randomUUID(), deviceName: 'import' }),
  }).catch(() => undefined);
  if (!answer) throw new Sentence(`no hub answers at ${url}. Check the address, and that the hub runs.`);
  const body = (await answer.json().catch(() => ({}))) as { accessToken?: string };
  if (body.accessToken === undefined) throw new Sentence(`the hub did not accept ${handle} with that password.`);
  return body.accessToken;
}

/** Where an interrupted run of this very file (path, size, time) stopped. */
async function bookmark(file: string, data: string): Promise<{ path: string; line: number }> {
  const about = await stat(file).catch(() => undefined);
  if (!about?.isFile()) throw new Sentence(`there is no file ${file}. Nothing was loaded from it.`);
  const key = createHash('sha256')
    .update(`${resolve(file)}\0${about.size}\0${about.mtimeMs}`)
    .digest('hex')
    .slice(0, 32);
  const path = join(resolve(data), 'imports', key);
  const line = Number(await readFile(path, 'utf8').catch(() => '0'));
  return { path, line: Number.isInteger(line) ? line : 0 };
}

async function keepBookmark(path: string, line: number): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
  await writeFile(`${path}.new`, String(line));
  await rename(`${path}.new`, path);
}

async function loadFile(file: string, access: HubAccess, values: Values): Promise<FileReport> {
  const mark = await bookmark(file, values.data);
  const bar = progressBar(file, (await stat(file)).size);
  const onProgress = async ({ bytes, line }: Progress): Promise<void> => {
    bar.show(bytes, line);
    await keepBookmark(mark.path, line);
  };
  const report = await importFile({
    chunks: createReadStream(file, { highWaterMark: 256 * 1024 }),
    skipLines: values.again ? 0 : mark.line,
    read: { now: Date.now(), keepsOpen: values.open },
    send: (batch) => sendBatch(access, batch),
    onProgress,
  });
  // A finished file starts over next time: the hub knows what it has, and bad lines are reported again.
  await keepBookmark(mark.path, 0);
  bar.done();
  return report;
}

const REASONS: Record<Problem['code'], string> = {
  'line-too-long': 'the line is too long',
  'not-utf8': 'not UTF-8',
  nul: 'holds a NUL character',
  'not-json': 'not JSON',
  truncated: 'the file ends in the middle of this line',
  'wrong-shape': 'not a conversation',
  'no-words': 'nobody says anything',
  'duplicate-id': 'the same id stands earlier in the file',
  refused: 'the hub refused it',
};

function printReport(file: string, { lines, earlier, loaded, known, problems }: FileReport): void {
  const before = earlier > 0 ? `, the first ${earlier} by an earlier run` : '';
  console.log(
    `${file}: ${loaded} loaded, ${known} already there, ${problems.length} left out (${lines} lines${before})`,
  );
  for (const { line, code, detail } of problems)
    console.log(`  line ${line}: ${REASONS[code]}${detail ? ` (${detail})` : ''}`);
}

function asSentence(cause: unknown, access: HubAccess): unknown {
  if (cause instanceof ImportRefused) {
    if (cause.status === 401 || cause.status === 403) return new Sentence('importing needs the admin role at the hub.');
    if (cause.code === 'UNKNOWN_QUEUE')
      return new Sentence(`the hub has no queue "${access.queueId}". List them with: npm run hub -- queue list`);
    return new Sentence(
      `the hub answered ${cause.status} ${cause.code}; what it took so far is kept. Run the same command to go on.`,
    );
  }
  if (cause instanceof TypeError) {
    return new Sentence(
      'the hub stopped answering; what it took so far is kept. Run the same command to go on from there.',
    );
  }
  return cause;
}

async function run(args: string[]): Promise<void> {
  const { values, positionals } = readArgs(args, OPTIONS, true);
  if (values.help) return console.log(HELP);
  if (positionals.length === 0) throw new Sentence('name at least one file. Add "-- --help" to see an example.');
  const access = await findAccess(values);
  const began = performance.now();
  const files: ({ file: string } & FileReport)[] = [];
  for (const file of positionals) {
    const report = await loadFile(file, access, values).catch((cause: unknown) => {
      throw asSentence(cause, access);
    });
    files.push({ file, ...report });
    if (!values.json) printReport(file, report);
  }
  const sum = (field: 'loaded' | 'known'): number => files.reduce((total, file) => total + file[field], 0);
  const leftOut = files.reduce((total, file) => total + file.problems.length, 0);
  const seconds = Math.round(performance.now() - began) / 1000;
  if (values.json) console.log(JSON.stringify({ loaded: sum('loaded'), known: sum('known'), leftOut, seconds, files }));
  if (leftOut > 0) process.exitCode = 1;
}

export const main = (args: string[]): Promise<void> => politely(() => run(args));

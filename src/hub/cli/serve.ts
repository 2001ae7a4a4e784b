import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { demoState, loadDemo } from '../admin/load-demo.ts';
import { hashToken, newToken } from '../auth/access-token.ts';
import { readDemoTeam, type DemoTeam } from '../demo/index.ts';
import type { BotParts } from '../bot/bots.ts';
import { dialogflowProvider, type DialogflowOptions } from '../bot/dialogflow/provider.ts';
import { FEELING_WEIGHTS, feelingReader } from '../bot/feeling.ts';
import { fileLedger, keepErased } from '../erase/index.ts';
import { createHub } from '../http/create-hub.ts';
import { serveHub } from '../http/serve.ts';
import { isLoopback } from '../kernel/loopback.ts';
import { pinoLog } from '../kernel/pino-log.ts';
import type { Log } from '../kernel/ports.ts';
import { Problem } from '../kernel/problem.ts';
import { systemClock } from '../kernel/system-clock.ts';
import type { Store } from '../store/index.ts';
import type { AmiOptions } from '../telephony/ami-line.ts';
import { openAmi, readAmi } from './ami.ts';
import { expectWords, readArgs, readPort, STORE_OPTIONS } from './args.ts';
import { DIALOGFLOW_OPTIONS, readDialogflow } from './dialogflow.ts';
import { HELP } from './help.ts';
import { removeHubFile, writeHubFile } from './hub-file.ts';
import { dataFolder, openPlace } from './open.ts';
import { packageRoot, packageVersion } from './package-root.ts';
import { Sentence } from './sentences.ts';
import type { Terminal } from './terminal.ts';
import { untilToldToStop } from './stop-signal.ts';

const LEVELS = ['debug', 'info', 'warn', 'error', 'silent'];
const OPTIONS = {
  ...STORE_OPTIONS,
  host: { type: 'string', default: '127.0.0.1' },
  port: { type: 'string', default: '7470' },
  demo: { type: 'boolean', default: false },
  restored: { type: 'boolean', default: false },
  name: { type: 'string' },
  ami: { type: 'string' },
  ...DIALOGFLOW_OPTIONS,
  log: { type: 'string', default: 'info' },
  'tls-cert': { type: 'string' },
  'tls-key': { type: 'string' },
} as const;
type Values = ReturnType<typeof readArgs<typeof OPTIONS>>['values'];

/** Runs the hub until it is told to stop. */
export async function serve(args: string[], terminal: Terminal): Promise<void> {
  const { values, positionals } = readArgs(args, OPTIONS);
  if (values.help) return terminal.print(HELP);
  expectWords(positionals, []);
  const tls = await readTls(values);
  const port = readPort(values.port);
  refuseOpenAddress(values, tls !== undefined);
  const ami = readAmi(values.ami, process.env);
  const dialogflow = await readDialogflow(values);
  const log = openLog(values.log);
  const store = await openPlace(values, { log, wasRestored: values.restored });
  try {
    await keepOut(store, dataFolder(values), log);
    await serveStore(store, { values, port, tls, ami, dialogflow, log, terminal });
  } finally {
    await store.close();
    log.info('stopped');
  }
}

type Serving = {
  values: Values;
  port: number;
  tls: { cert: string; key: string } | undefined;
  ami: AmiOptions | undefined;
  dialogflow: DialogflowOptions | undefined;
  log: Log;
  terminal: Terminal;
};

async function serveStore(store: Store, serving: Serving): Promise<void> {
  const { values, port, tls, ami, log, terminal } = serving;
  const demo = await prepareDemo(store, values.demo, log);
  const serviceToken = newToken();
  const config = {
    name: values.name ?? demo?.name ?? 'Attune',
    version: packageVersion(),
    demoAccounts: (demo?.accounts ?? []).map(({ handle, password, name, role }) => ({ handle, password, name, role })),
    serviceTokenHash: hashToken(serviceToken),
  };
  const bot = await botParts(serving);
  const hub = await createHub({ store, clock: systemClock, log, config, bot });
  const listening = await serveHub({
    hub,
    clock: systemClock,
    host: values.host,
    port,
    ...(tls ? { tls } : {}),
  }).catch(async (cause: unknown) => {
    await hub.close();
    throw cause;
  });
  const folder = dataFolder(values);
  const facts = { url: listening.url, pid: process.pid, startedAt: systemClock.now(), serviceToken };
  if (folder !== undefined) await writeHubFile(folder, facts);
  const line = ami && openAmi(ami, { hub, log, terminal });
  log.info('listening', { url: listening.url });
  terminal.print(`hub listening: ${listening.url}`);
  process.send?.({ type: 'ready', url: listening.url, demoAccounts: config.demoAccounts });
  await untilToldToStop();
  if (folder !== undefined) await removeHubFile(folder);
  await line?.close();
  await listening.stop();
}

/** Who answers on channels with a bot, and who reads feelings there. */
async function botParts({ dialogflow, log }: Serving): Promise<Partial<BotParts>> {
  const read = await feelingReader(join(packageRoot(), FEELING_WEIGHTS), log);
  return dialogflow ? { read, provider: dialogflowProvider(dialogflow, systemClock) } : { read };
}

/** A hub that has erased somebody needs its list: a backup may have brought them back. */
async function keepOut(store: Store, folder: string | undefined, log: Log): Promise<void> {
  if (folder !== undefined) {
    await keepErased(store.db, fileLedger(folder), { now: systemClock.now(), log });
    return;
  }
  const known = await store.db.selectFrom('erased').select('customer').executeTakeFirst();
  if (known) throw new Sentence('customers were erased here, and the list of them is in a folder. Add --data FOLDER.');
}

/** Reads the demo team, and loads it into a database that holds nothing. Demo and real people are never mixed. */
async function prepareDemo(store: Store, isDemo: boolean, log: Log): Promise<DemoTeam | undefined> {
  const state = await demoState(store.db);
  if (!isDemo && (state === 'loaded' || state === 'begun')) throw new Problem('demo-data');
  if (!isDemo) return undefined;
  if (state === 'real') throw new Problem('demo-on-real-data');
  const now = systemClock.now();
  const resources = join(packageRoot(), 'resources');
  const team = await readDemoTeam(join(resources, 'demo'), now, join(resources, 'guidance', 'cards')).catch(
    (cause: unknown) => {
      throw new Problem('demo-unreadable', {}, cause);
    },
  );
  if (state !== 'loaded') {
    await loadDemo(store.db, team, now);
    log.info('demo-loaded', { rows: team.rows.length, ms: systemClock.now() - now });
  }
  return team;
}

async function readTls(values: Values): Promise<{ cert: string; key: string } | undefined> {
  const { 'tls-cert': cert, 'tls-key': key } = values;
  if (cert === undefined && key === undefined) return undefined;
  if (cert === undefined || key === undefined) throw new Sentence('--tls-cert and --tls-key go together.');
  return { cert: await readPem(cert), key: await readPem(key) };
}

const readPem = (file: string): Promise<string> =>
  readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Problem('tls-unreadable', { file }, cause);
  });

function refuseOpenAddress({ demo, host }: Values, hasTls: boolean): void {
  if (isLoopback(host)) return;
  if (demo) throw new Problem('demo-not-loopback', { host });
  if (!hasTls) throw new Problem('address-not-loopback', { host });
}

function openLog(level: string): Log {
  if (!LEVELS.includes(level)) throw new Sentence(`--log takes ${LEVELS.join(', ')}, not "${level}".`);
  return pinoLog(level, pino.destination({ dest: 1, sync: true }));
}

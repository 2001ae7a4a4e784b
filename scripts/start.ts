import { createInterface } from 'node:readline';
import { dirname, join, resolve } from 'node:path';
import type { ChildProcess } from 'node:child_process';
import { readArgs, readPort } from './lib/args.ts';
import { openInBrowser } from './lib/browser.ts';
import { buildIfStale } from './lib/build.ts';
import { Children } from './lib/children.ts';
import { chooseElectron, hasDisplay, type ElectronChoice } from './lib/electron.ts';
import { prepareData } from './lib/fresh.ts';
import { DEFAULT_DATA, inRoot } from './lib/paths.ts';
import { choosePort, hubPort } from './lib/ports.ts';
import { demoAccounts, runningHub, type DemoAccount } from './lib/running-hub.ts';
import { politely, Sentence } from './lib/sentence.ts';

const HELP = `npm start -- [options]      starts a demo hub and a desk

  --as HANDLE     whose desk: each has its own folder. Default linxiao. A second desk: npm start -- --as chenmo
  --port N        port of the desk in the browser (default 7471, or any free one)
  --telephony-port N  where telephone systems on this computer tell what happens; off: nowhere (default 28910, or any free one)
  --data FOLDER   where hub and desks keep their data (default ./data)
  --hub URL       use this hub instead of a demo hub of our own
  --browser       open the desk in the browser even where Electron could run
  --no-open       do not open anything, only print the link
  --fresh         forget what is in the data folder and begin again
  --help          this page`;

const OPTIONS = {
  as: { type: 'string' },
  browser: { type: 'boolean', default: false },
  data: { type: 'string', default: DEFAULT_DATA },
  fresh: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
  hub: { type: 'string' },
  'no-open': { type: 'boolean', default: false },
  port: { type: 'string' },
  'telephony-port': { type: 'string' },
} as const;
type Values = ReturnType<typeof readArgs<typeof OPTIONS>>['values'];

const HUB_PORT = 7470;
const DESK_PORT = 7471;

/** The hub to work with: the one named, the one already running on this data, or a new one with the demo team. */
async function findHub(values: Values, data: string, children: Children): Promise<string> {
  if (values.hub !== undefined) return checkHubUrl(values.hub);
  const folder = join(data, 'hub');
  const running = await runningHub(folder);
  if (running) return running.url;
  const port = String(await hubPort(data, HUB_PORT));
  const args = ['--data', folder, '--demo', '--port', port];
  const { url } = await children.startNode(inRoot('out', 'main', 'hub.js'), args, () => {
    console.log(
      `The hub has ended; the desk goes on without it. Start it again: npm run hub -- --demo --port ${port} --data ${folder}`,
    );
  });
  return url;
}

function readTelephonyPort(text: string | undefined): string | undefined {
  if (text !== 'off') readPort(text, '--telephony-port');
  return text;
}

function checkHubUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url.href.replace(/\/$/, '');
  throw new Sentence(`--hub takes the address of a hub, for example http://127.0.0.1:7470, not "${text}".`);
}

/** Asks a running desk for a fresh one-use link. */
function freshLink(desk: ChildProcess): Promise<string> {
  return new Promise((answer) => {
    const listen = (message: { type: string; url: string }) => {
      if (message.type !== 'link') return;
      desk.off('message', listen);
      answer(message.url);
    };
    desk.on('message', listen);
    desk.send({ type: 'link' });
  });
}

/** A link works once and for a minute. In a terminal Enter prints the next; `npm run link` does so from anywhere. */
function offerFreshLinks(desk: ChildProcess, { as, folder }: Desk): void {
  const data = dirname(dirname(folder));
  const where = data === DEFAULT_DATA ? '' : ` --data ${data}`;
  const isTerminal = process.stdin.isTTY;
  const next = isTerminal ? 'Enter: a new link.' : `A new link: npm run link -- --as ${as}${where}.`;
  console.log(`\nThe link opens one browser, once, within a minute. ${next} Ctrl-C: end.`);
  if (!isTerminal) return;
  createInterface({ input: process.stdin }).on('line', () => void freshLink(desk).then((url) => console.log(url)));
}

function printReady(url: string, accounts: readonly DemoAccount[], as: string): void {
  console.log(`Attune is ready: ${url}`);
  if (accounts.length === 0) return;
  console.log('\nDemo sign-ins:');
  for (const { handle, password, name, role } of accounts) {
    console.log(
      `  ${role.padEnd(8)} ${handle.padEnd(10)} ${password.padEnd(14)} ${name}${handle === as ? '  (this desk)' : ''}`,
    );
  }
  const other = accounts.find(({ handle }) => handle !== as)?.handle;
  if (other) console.log(`\nA second desk, in another terminal: npm start -- --as ${other}`);
}

function checkPerson(as: string, accounts: readonly DemoAccount[]): void {
  if (accounts.length === 0 || accounts.some(({ handle }) => handle === as)) return;
  const names = accounts.map(({ handle }) => handle).join(', ');
  throw new Sentence(`the demo team has no ${as}. --as takes one of: ${names}.`);
}

type Desk = {
  readonly as: string;
  readonly folder: string;
  readonly hubUrl: string;
  readonly telephonyPort: string | undefined;
};

const telephonyArgs = ({ telephonyPort }: Desk): string[] =>
  telephonyPort === undefined ? [] : [`--telephony-port=${telephonyPort}`];

/** A window that is gone again this soon never opened: no sandbox, a library missing, no real display. */
const OPENING_MS = 5000;

/** Starts the window; false when it did not stay, so that the desk can open in the browser instead. */
function startWindow(program: string, desk: Desk, children: Children): Promise<boolean> {
  const args = [
    inRoot('.'),
    `--hub=${desk.hubUrl}`,
    `--data=${desk.folder}`,
    `--as=${desk.as}`,
    ...telephonyArgs(desk),
  ];
  return new Promise((opened) => {
    let isOpen = false;
    children.startProgram(program, args, (code) => (isOpen || code === 0 ? void children.end(code) : opened(false)));
    setTimeout(() => {
      isOpen = true;
      opened(true);
    }, OPENING_MS);
  });
}

async function startInBrowser(
  { values, port }: { values: Values; port: number },
  desk: Desk,
  accounts: readonly DemoAccount[],
  children: Children,
): Promise<void> {
  const args = [
    '--data',
    desk.folder,
    '--hub',
    desk.hubUrl,
    '--as',
    desk.as,
    '--port',
    String(port),
    ...telephonyArgs(desk),
  ];
  const { url, child } = await children.startNode(
    inRoot('out', 'main', 'host.js'),
    args,
    (code) => void children.end(code),
  );
  printReady(url, accounts, desk.as);
  offerFreshLinks(child, desk);
  if (values['no-open'] || (await openInBrowser(join(desk.folder, 'open.html')))) return;
  if (hasDisplay()) console.log('No browser could be opened from here: use the link.');
}

async function start(args: string[]): Promise<void> {
  const { values } = readArgs(args, OPTIONS);
  if (values.help) return console.log(HELP);
  const data = resolve(values.data);
  const as = values.as ?? 'linxiao';
  if (!/^[a-z0-9][a-z0-9._-]{0,63}$/.test(as))
    throw new Sentence(`--as takes a sign-in name such as linxiao, not "${as}".`);
  const port = await choosePort(readPort(values.port, '--port'), DESK_PORT);
  const telephonyPort = readTelephonyPort(values['telephony-port']);
  await prepareData(data, values.fresh);
  await buildIfStale();
  const children = new Children();
  try {
    const hubUrl = await findHub(values, data, children);
    const desk: Desk = { as, folder: join(data, 'desks', as), hubUrl, telephonyPort };
    const accounts = await demoAccounts(desk.hubUrl);
    if (accounts === undefined) console.log(`No hub answers at ${desk.hubUrl}: the desk starts without it.`);
    checkPerson(as, accounts ?? []);
    const choice: ElectronChoice = values.browser || values['no-open'] ? { why: '' } : await chooseElectron();
    if ('program' in choice) {
      if (await startWindow(choice.program, desk, children)) return printReady(desk.hubUrl, accounts ?? [], desk.as);
      console.log('Electron ended as soon as it started: the desk opens in the browser instead.');
    } else if (choice.why) console.log(choice.why);
    await startInBrowser({ values, port }, desk, accounts ?? [], children);
  } catch (cause) {
    if (cause instanceof Sentence) {
      console.error(`Attune: ${cause.message}`);
      await children.end(2);
    }
    throw cause;
  }
}

export const main = (args: string[]): Promise<void> => politely(() => start(args));

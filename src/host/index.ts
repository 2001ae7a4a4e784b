import { createInterface } from 'node:readline';
import { openDesk, type Desk } from './desk.ts';
import { HELP, readOptions } from './options.ts';
import { Sentence } from './sentence.ts';

/** What a parent process may ask for, and what it is told. */
type FromParent = { readonly type?: unknown };
type ToParent = { readonly type: 'ready' | 'link'; readonly url: string };

const KEY_WORDS = {
  file: 'in a file only you can read',
  passphrase: 'made from your passphrase',
  keychain: "in the system's keychain",
} as const;

const say = (line: string) => void process.stdout.write(`${line}\n`);
const tell = (message: ToParent) => void process.send?.(message);

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), process.env);
  if (options.isHelp) return say(HELP);
  const desk = await openDesk(options, process.env);
  const isChild = process.send !== undefined;
  endWith(desk, isChild);
  if (isChild) answerParent(desk);
  else if (process.stdin.isTTY) offerLinks(desk);
  const url = await desk.newLink();
  say(`desk listening: ${url}`);
  say(`desk key: ${KEY_WORDS[desk.keyProtection]}`);
  tell({ type: 'ready', url });
}

function answerParent(desk: Desk): void {
  process.on('message', (message: FromParent) => {
    if (message.type === 'link') void desk.newLink().then((url) => tell({ type: 'link', url }));
  });
}

/** A link works once and for a minute: Enter prints the next. */
function offerLinks(desk: Desk): void {
  const terminal = createInterface({ input: process.stdin });
  terminal.on('line', () => void desk.newLink().then(say));
  process.stdin.unref();
}

/** Longer than any orderly end takes, shorter than a parent's patience. */
const END_WITHIN_MS = 8000;

/**
 * Ends in order on a signal, a defect, or when the process that started this one is gone. Further signals change nothing:
 * one Ctrl-C often arrives as several (the terminal's, the parent's, and one that `conf` raises again).
 */
function endWith(desk: Desk, isChild: boolean): void {
  let isEnding = false;
  const end = (code: number) => {
    if (isEnding) return;
    isEnding = true;
    setTimeout(() => process.exit(1), END_WITHIN_MS).unref();
    desk.stop().then(
      () => process.exit(code),
      () => process.exit(1),
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end(0));
  if (isChild) process.on('disconnect', () => end(0));
  process.on('unhandledRejection', (cause) => desk.log.error('desk.unhandled', cause));
  process.on('uncaughtException', (cause) => {
    desk.log.error('desk.crashed', cause);
    end(70);
  });
}

try {
  await main();
} catch (cause) {
  const words =
    cause instanceof Sentence ? cause.message : cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  process.stderr.write(`Attune: ${words}\n`);
  process.exit(cause instanceof Sentence ? 2 : 1);
}

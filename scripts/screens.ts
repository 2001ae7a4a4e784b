import { chromium, type Browser } from '@playwright/test';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Exchange } from '../e2e/fixtures/exchange.ts';
import { World } from '../e2e/fixtures/world.ts';
import { buildIfStale } from './lib/build.ts';
import { CHROMIUM } from './lib/chromium.ts';
import { readArgs } from './lib/args.ts';
import { politely, Sentence } from './lib/sentence.ts';
import { finding, history, offline, online } from './screens/agent.ts';
import { board } from './screens/board.ts';
import { cardDesk } from './screens/cards.ts';
import { makeConflict } from './screens/conflict.ts';
import { contacts } from './screens/contacts.ts';
import { day } from './screens/day.ts';
import { feelings } from './screens/feelings.ts';
import { knowledge } from './screens/knowledge.ts';
import { LOOKS, nameOf, OUT, withPage, type Look, type Step } from './screens/look.ts';
import { administrator, trainee } from './screens/people.ts';
import { practice } from './screens/practice.ts';
import { scenarios } from './screens/scenarios.ts';
import { scorecard, sharedPractice } from './screens/scorecard.ts';
import { procedureDesk, procedures } from './screens/sops.ts';

/** `isFresh`: a desk of its own for each look, on which nobody has worked or rested before. */
type Part = { readonly step: Step; readonly handle: string; readonly isOffline?: true; readonly isFresh?: true };
type Opened = Awaited<ReturnType<World['openDesk']>>;
/** What can be asked for alone. The last one works without the hub. */
const PARTS = {
  online: { step: online, handle: 'linxiao' },
  contacts: { step: contacts, handle: 'linxiao' },
  day: { step: day, handle: 'linxiao', isFresh: true },
  history: { step: history, handle: 'linxiao' },
  finding: { step: finding, handle: 'linxiao' },
  feelings: { step: feelings, handle: 'linxiao' },
  trainee: { step: trainee, handle: 'xiaomi' },
  practice: { step: practice, handle: 'xiaomi' },
  scorecard: { step: scorecard, handle: 'xiaomi', isFresh: true },
  sharedPractice: { step: sharedPractice, handle: 'zhouhua' },
  scenarios: { step: scenarios, handle: 'zhouhua', isFresh: true },
  administrator: { step: administrator, handle: 'zhengqihang' },
  knowledge: { step: knowledge, handle: 'zhouhua' },
  procedures: { step: procedures, handle: 'linxiao' },
  procedureDesk: { step: procedureDesk, handle: 'zhouhua' },
  cardDesk: { step: cardDesk, handle: 'zhouhua' },
  board: { step: board, handle: 'zhouhua' },
  offline: { step: offline, handle: 'linxiao', isOffline: true },
} as const satisfies Record<string, Part>;

async function shootAll(world: World, browser: Browser, parts: readonly Part[], looks: readonly Look[]): Promise<void> {
  await world.startHub();
  await makeConflict(world);
  const desks = new Map<string, Opened>();
  for (const handle of new Set(parts.map((part) => part.handle))) desks.set(handle, await world.openDesk(handle));
  const shootAt = async (desk: Opened, name: string, { step }: Part, look: Look): Promise<void> => {
    const exchange = new Exchange(join(world.folder, 'desks', name));
    await withPage(browser, look, { link: await world.newLink(desk), exchange }, step);
  };
  const shootPart = async (part: Part, look: Look): Promise<void> => {
    const { handle, isFresh } = part;
    const name = isFresh ? `${handle}-${nameOf(look)}` : handle;
    const desk = isFresh ? await world.openDesk(handle, name) : desks.get(handle);
    if (desk) await shootAt(desk, name, part, look);
    if (desk && isFresh) await world.closeDesk(desk);
  };
  for (const look of looks) {
    console.log(nameOf(look));
    for (const part of parts) if (!part.isOffline) await shootPart(part, look);
  }
  const without = parts.filter((part) => part.isOffline);
  if (without.length === 0) return;
  await world.killHub();
  for (const look of looks) for (const part of without) await shootPart(part, look);
}

/** The names asked for with a flag, all of them without it. */
function chosen<T>(all: ReadonlyMap<string, T>, asked: readonly string[] | undefined): T[] {
  if (asked === undefined) return [...all.values()];
  return asked.map((name) => {
    const one = all.get(name);
    if (one === undefined) throw new Sentence(`There is no "${name}"; there are ${[...all.keys()].join(', ')}.`);
    return one;
  });
}

async function screens(args: string[]): Promise<void> {
  const { values } = readArgs(args, {
    only: { type: 'string', multiple: true },
    look: { type: 'string', multiple: true },
  });
  const parts = chosen(new Map<string, Part>(Object.entries(PARTS)), values.only);
  const looks = chosen(new Map(LOOKS.map((look) => [nameOf(look), look])), values.look);
  await buildIfStale();
  if (!values.only && !values.look) await rm(OUT, { recursive: true, force: true });
  await mkdir(OUT, { recursive: true });
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  const world = new World(await mkdtemp(join(tmpdir(), 'attune-screens-')), browser, undefined);
  try {
    await shootAll(world, browser, parts, looks);
    console.log(`Pictures are in ${OUT}.`);
  } finally {
    await world.end();
    await browser.close();
  }
}

/** `npm run screens`: every main screen and state, in two languages and two themes, to out/screens; `--only PART` and `--look zh-dark` take a few. */
export const main = (args: string[]): Promise<void> => politely(() => screens(args));

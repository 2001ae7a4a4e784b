import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { readArgs, readWhole } from './lib/args.ts';
import { dialled } from './lib/dialled.ts';
import { tell, type ExchangeEvent } from './lib/exchange.ts';
import { DEFAULT_DATA } from './lib/paths.ts';
import { DEFAULT_DESK, doorAgain, openDoor, placeOf } from './lib/places.ts';
import { callToGoOnWith, keepCall, type RungCall } from './lib/rung-calls.ts';
import { politely, Sentence } from './lib/sentence.ts';
import { warningsOf } from './lib/ring-warnings.ts';

/** 周岚 of the demo team. */
const KNOWN = '13800138021';

const HELP = `npm run ring -- [options]      rings a running desk, or a hub, as a telephone system would

  --from NUMBER          who calls (default ${KNOWN}, 周岚 of the demo team); --hidden: without a number
                         13800138077: shared by two; +862100138042: nearly known; +14155550132: nobody
  --to NUMBER            the number called
  --name NAME            what the caller calls itself
  --queue QUEUE          the queue it came through, by its id or its name
  --user HANDLE          for whom it rings; may be given several times
  --out                  the agent calls: --to is the other side
  --answer-after S       answered after so many seconds
  --hangup-after S       ended after so many seconds, counted from the first ring

  --answer | --hold | --resume | --hangup      goes on with the call that was rung last: at --desk or --hub where one is named
  --call ID              with another; its id, or how that begins

  --desk HANDLE          whose desk (default ${DEFAULT_DESK})
  --data FOLDER          the data folder it was started with (default ./data)
  --hub local            the hub that npm start runs from the data folder: it finds the desk by --user, or else an agent who is free
  --hub URL --token T    another hub, with the token of a telephony channel (npm run hub -- channel add)
  --address URL          another door that takes these events
  --help                 this page

Without --hangup-after it rings until npm run ring -- --hangup, or until the desk gives up waiting for the end.`;

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
/** What says how a call begins; with a call that goes on there is nothing of it to say. */
const BEGINS = {
  from: text,
  hidden: flag,
  to: text,
  name: text,
  queue: text,
  user: { type: 'string', multiple: true },
  out: flag,
  'answer-after': text,
  'hangup-after': text,
} as const;
const OPTIONS = {
  ...BEGINS,
  answer: flag,
  hold: flag,
  resume: flag,
  hangup: flag,
  call: text,
  desk: text,
  data: { type: 'string', default: DEFAULT_DATA },
  hub: text,
  token: text,
  address: text,
  help: { type: 'boolean', short: 'h' },
} as const;
type Values = ReturnType<typeof readArgs<typeof OPTIONS>>['values'];

const STEPS = ['answer', 'hold', 'resume', 'hangup'] as const;
type Step = (typeof STEPS)[number];

/** Which way it goes and between whom, as every event of the call says it. @throws Sentence */
function sidesOf({ from, to, hidden, out }: Values): Record<string, string> {
  if (hidden && from !== undefined) throw new Sentence('--hidden is a call without a number: leave out --from.');
  const called = to === undefined ? {} : { to: dialled(to, '--to') };
  if (!out) return { direction: 'in', from: hidden ? 'anonymous' : dialled(from ?? KNOWN, '--from'), ...called };
  if (hidden) throw new Sentence('--hidden is of callers: with --out the agent calls.');
  if (to === undefined) throw new Sentence('--out needs --to: whom the agent calls.');
  return { direction: 'out', ...(from === undefined ? {} : { from: dialled(from, '--from') }), ...called };
}

function ringOf(values: Values, callId: string, sides: RungCall['sides']): ExchangeEvent {
  const { name, queue, user = [] } = values;
  return {
    event: 'newCall',
    callId,
    ...sides,
    ...(name === undefined ? {} : { name }),
    ...(queue === undefined ? {} : { queue }),
    ...(user.length === 0 ? {} : { user }),
  };
}

async function goOn(data: string, call: RungCall, step: Step): Promise<void> {
  const { callId, sides, state } = call;
  // Whether somebody took it at the desk only the desk knows: a call that is hung up there by hand ends as a talk, or as a missed call.
  const cause = step === 'hangup' ? { cause: 'normalClearing' } : {};
  await tell(await doorAgain(data, call), { event: step, callId, ...sides, ...cause });
  await keepCall(data, { ...call, state: step === 'hangup' ? 'ended' : step === 'answer' ? 'answered' : state });
  console.log(`${step} ${callId}`);
}

const withWhom = ({ direction, from, to }: RungCall['sides']): string =>
  direction === 'out' ? `to ${to}` : `from ${from}`;

async function begin(values: Values, data: string): Promise<RungCall | undefined> {
  const place = placeOf(values) ?? `desk ${DEFAULT_DESK}`;
  const sides = sidesOf(values);
  const door = await openDoor(data, values);
  const event = ringOf(values, randomUUID(), sides);
  const answer = await tell(door, event);
  for (const warning of warningsOf(answer, values)) console.log(warning);
  if (answer.includes('"reject"')) {
    console.log(`${sides['from']} is rejected: ${answer}`);
    return undefined;
  }
  const callId = String(event['callId']);
  const call: RungCall = { callId, place, address: door.address, sides, state: 'ringing', rungAt: Date.now() };
  await keepCall(data, call);
  console.log(`ringing ${callId} ${withWhom(sides)}`);
  return call;
}

const seconds = (given: string | undefined, name: string): number | undefined =>
  given === undefined ? undefined : readWhole(given, name, 0, 86_400);

type Times = { readonly answerAfter: number | undefined; readonly hangupAfter: number | undefined };

function timesOf(values: Values): Times {
  const answerAfter = seconds(values['answer-after'], '--answer-after');
  const hangupAfter = seconds(values['hangup-after'], '--hangup-after');
  if (answerAfter !== undefined && hangupAfter !== undefined && answerAfter > hangupAfter)
    throw new Sentence(
      `--answer-after ${answerAfter} comes after --hangup-after ${hangupAfter}: both count from the first ring. Leave out --answer-after for a call nobody answers.`,
    );
  return { answerAfter, hangupAfter };
}

/** Whether another command has ended it meanwhile. */
const isOver = async (data: string, { callId }: RungCall): Promise<boolean> =>
  callToGoOnWith(data, { call: callId }).then(
    () => false,
    () => true,
  );

/** Plays the call to its end, as far as the options say how it goes on. */
async function play(data: string, call: RungCall, { answerAfter, hangupAfter }: Times): Promise<void> {
  if (answerAfter !== undefined) {
    await wait(answerAfter * 1000);
    if (await isOver(data, call)) return;
    await goOn(data, call, 'answer');
  }
  if (hangupAfter === undefined) return;
  await wait((hangupAfter - (answerAfter ?? 0)) * 1000);
  if (!(await isOver(data, call))) await goOn(data, call, 'hangup');
}

/** @throws Sentence when there is none to go on with, or the command says how a new one begins */
async function callOf(values: Values, data: string, step: Step): Promise<RungCall> {
  const [stray] = Object.keys(BEGINS).filter((name) => values[name as keyof typeof BEGINS] !== undefined);
  if (stray !== undefined) throw new Sentence(`--${step} goes on with a call that rings: leave out --${stray}.`);
  const place = placeOf(values);
  const call = await callToGoOnWith(data, { call: values.call, place });
  if (call) return call;
  if (place === undefined || values.desk !== undefined) await openDoor(data, values);
  const at = values.hub === undefined ? '' : ` -- --hub ${values.hub}`;
  throw new Sentence(`nothing has rung${place === undefined ? '' : ` at ${place}`} yet. Begin with: npm run ring${at}`);
}

async function ring(args: string[]): Promise<void> {
  const { values } = readArgs(args, OPTIONS);
  if (values.help) return console.log(HELP);
  const data = resolve(values.data);
  const steps = STEPS.filter((step) => values[step]);
  if (steps.length > 1) throw new Sentence('one step at a time: --answer, --hold, --resume or --hangup.');
  const [step] = steps;
  if (step) return goOn(data, await callOf(values, data, step), step);
  if (values.call !== undefined)
    throw new Sentence('--call names a call to go on with: add --answer, --hold, --resume or --hangup.');
  const times = timesOf(values);
  const call = await begin(values, data);
  if (call) await play(data, call, times);
}

export const main = (args: string[]): Promise<void> => politely(() => ring(args));

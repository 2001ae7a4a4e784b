import { resolve } from 'node:path';
import { readArgs } from './lib/args.ts';
import { dialled } from './lib/dialled.ts';
import { tell } from './lib/exchange.ts';
import { sayAtHub } from './lib/hub-chat.ts';
import { hubChannel } from './lib/hub-channel.ts';
import { DEFAULT_DATA } from './lib/paths.ts';
import { DEFAULT_DESK, doorAgain, openDoor, placeOf } from './lib/places.ts';
import { callToGoOnWith } from './lib/rung-calls.ts';
import { politely, Sentence } from './lib/sentence.ts';

/** Nobody of the demo team's customers. */
const NEW_CUSTOMER = '傅晓棠';

const HELP = `npm run say -- --as customer "…"      says a line of the call that was rung last, as a transcript would

  --as customer|agent    who says it (default customer)
  --call ID              of another call that rings or goes on; its id, or how that begins
  --data FOLDER          the data folder of the desk (default ./data)
  --hub local            writes in a chat that comes in at the hub npm start runs, and shows what agents have answered since
  --hub URL --token T    another hub, with the token of an inbound channel (npm run hub -- channel add)
  --name NAME            who writes (default ${NEW_CUSTOMER}, whom the demo team does not know)
  --phone NUMBER         somebody the team knows by this number (13800138021: 周岚)
  --chat NAME            which chat of theirs (default one that goes on); a new name begins another
  --help                 this page

Lines of a call stand in its notes (Alt W): "Draft from what was said". At the hub only customers write: agents answer at their desks.`;

const text = { type: 'string' } as const;
const OPTIONS = {
  as: { type: 'string', default: 'customer' },
  call: text,
  data: { type: 'string', default: DEFAULT_DATA },
  hub: text,
  token: text,
  chat: text,
  name: text,
  phone: text,
  help: { type: 'boolean', short: 'h' },
} as const;
type Values = ReturnType<typeof readArgs<typeof OPTIONS>>['values'];

async function sayInChat(values: Values, data: string, words: string): Promise<void> {
  if (values.as === 'agent')
    throw new Sentence('agents answer a chat of the hub at their desks. Leave out --as agent.');
  if (values.call !== undefined) throw new Sentence('--call is of a call; a chat of the hub is named with --chat.');
  placeOf(values);
  const channel = await hubChannel(data, 'inbound', values);
  const { phone, name = phone ?? NEW_CUSTOMER } = values;
  const handle = phone ?? name;
  const from = { name, handle, ...(phone === undefined ? {} : { phone: dialled(phone, '--phone') }) };
  const said = { data, chat: values.chat ?? handle, from, text: words };
  for (const line of await sayAtHub(channel, said)) console.log(line);
}

async function sayInCall(values: Values, data: string, words: string): Promise<void> {
  const [stray] = (['chat', 'name', 'phone', 'token'] as const).filter((name) => values[name] !== undefined);
  if (stray !== undefined) throw new Sentence(`--${stray} is of a chat at a hub: name the hub with --hub.`);
  const call = await callToGoOnWith(data, { call: values.call });
  if (!call) {
    await openDoor(data, { desk: DEFAULT_DESK });
    throw new Sentence('nothing has rung yet. Begin with: npm run ring');
  }
  const line = { event: 'line', callId: call.callId, ...call.sides, speaker: values.as, text: words };
  await tell(await doorAgain(data, call), line);
  console.log(`${values.as}: ${words}`);
}

async function say(args: string[]): Promise<void> {
  const { values, positionals } = readArgs(args, OPTIONS, true);
  if (values.help) return console.log(HELP);
  if (values.as !== 'customer' && values.as !== 'agent') {
    throw new Sentence(`--as takes customer or agent, not "${values.as}".`);
  }
  const words = positionals.join(' ').trim();
  if (words === '') throw new Sentence('say what? For example: npm run say -- --as customer "我已经第五次打电话了"');
  const data = resolve(values.data);
  return values.hub === undefined ? sayInCall(values, data, words) : sayInChat(values, data, words);
}

export const main = (args: string[]): Promise<void> => politely(() => say(args));

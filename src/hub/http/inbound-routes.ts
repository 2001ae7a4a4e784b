import { AnswersQuery, InboundMessage } from '#shared/contract/team/inbound.ts';
import { Sha256 } from '#shared/domain/attachment.ts';
import type { Context } from 'hono';
import type { Channel } from '../channels/tokens.ts';
import { answerFile, answersOf } from '../inbound/answers.ts';
import { ringFor, stateIn } from '../inbound/ring.ts';
import { conversationOf, takeMessage } from '../inbound/take.ts';
import type { Around, Env } from './around.ts';
import { admitChannel, bearerOf } from './channel-door.ts';
import { check, checkShape, readJson } from './read-body.ts';
import { sendJson, sendPacked } from './reply.ts';
import type { Route } from './route.ts';

/** The largest file there is in base64, and words around it. */
const MAX_MESSAGE_BYTES = 29 * 1024 * 1024;
/** What is shorter takes no turn: words alone. */
const SMALL_BYTES = 256 * 1024;

export const inboundRoutes = (around: Around): Route[] => [
  { method: 'POST', path: '/inbound/v1/messages', handle: (c) => takeInbound(around, c) },
  { method: 'GET', path: '/inbound/v1/conversations/:id/messages', handle: (c) => sendAnswers(around, c) },
  { method: 'GET', path: '/inbound/v1/files/:sha256', handle: (c) => sendAnswerFile(around, c) },
];

const admit = (around: Around, c: Context<Env>): Promise<Channel> =>
  admitChannel(around, c, { kind: 'inbound', token: bearerOf(c) });

async function takeInbound(around: Around, c: Context<Env>): Promise<Response> {
  const channel = await admit(around, c);
  const length = c.req.header('content-length');
  const isSmall = length !== undefined && Number(length) <= SMALL_BYTES;
  const take = () => takeOne(around, c, { channel, max: isSmall ? SMALL_BYTES : MAX_MESSAGE_BYTES });
  return isSmall ? take() : around.inboundFiles.run(take);
}

async function takeOne(
  around: Around,
  c: Context<Env>,
  { channel, max }: { channel: Channel; max: number },
): Promise<Response> {
  const { db, clock, switchboard, bots } = around;
  const message = checkShape(InboundMessage, await readJson(c.req.raw, max));
  const now = clock.now();
  const { live, isBots, ...reply } = await takeMessage(db, {
    channel,
    message,
    now,
    directory: await switchboard.directory(),
    stateOf: stateIn(switchboard, channel.name),
  });
  if (live) await ringFor(switchboard, { channel, message, live });
  // The channel has its answer now and asks for the bot's like for any other: it is not kept waiting for what the bot thinks.
  if (isBots) bots.kick(conversationOf({ channel, message }));
  return sendJson(c.req.raw, reply);
}

async function sendAnswers(around: Around, c: Context<Env>): Promise<Response> {
  const channel = await admit(around, c);
  const { after } = check(AnswersQuery, c.req.query());
  const conversation = c.req.param('id') ?? '';
  return sendJson(c.req.raw, await answersOf(around.db, { token: channel.name, conversation }, after));
}

async function sendAnswerFile(around: Around, c: Context<Env>): Promise<Response> {
  const channel = await admit(around, c);
  const bytes = await answerFile(around.db, channel.name, check(Sha256, c.req.param('sha256')));
  const headers = { 'content-disposition': 'attachment', 'x-content-type-options': 'nosniff' };
  return sendPacked(bytes, { encoding: 'identity', type: 'application/octet-stream', headers });
}

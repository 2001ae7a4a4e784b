import { z } from 'zod';
import {
  HubRefusal,
  ManifestReply,
  PokeEvent,
  PullReply,
  PullReset,
  PushConflict,
  PushReply,
  RowsReply,
  SNAPSHOT_HEADER,
  SnapshotHead,
  SnapshotRow,
  type PushRequestWire,
} from '#shared/contract/team/sync.ts';
import { BoardEvent, ReliefReply } from '#shared/contract/team/board.ts';
import { ContactReply, PresenceReply } from '#shared/contract/team/contacts.ts';
import { InboundReply } from '#shared/contract/team/inbound.ts';
import { REFUSAL_STATUS } from '#hub/kernel/refusal.ts';
import type { Answer } from './answer.ts';
import { demand, fits, fitsTable, short } from './problem.ts';
import type { Sent } from './sent.ts';
import { hashOf } from './valid.ts';
import type { Code, Verdict } from './verdict.ts';
import { CANARY, type Caller, type World } from './world.ts';

export type Told = { readonly sent: Sent; readonly answer: Answer; readonly verdict: Verdict; readonly caller: Caller };

/** Checks one answer. Throws FuzzProblem. */
export function checkAnswer(world: World, told: Told): void {
  const { sent, answer, verdict, caller } = told;
  secret(told);
  const code = codeOf(sent, answer);
  demand(
    'declared',
    verdict.allowed.includes(code),
    () => `${answer.status} ${code}, allowed ${verdict.allowed.join(', ')}`,
  );
  if (code !== 'ok' || verdict.input === undefined) return file(told);
  switch (sent.kind) {
    case 'pull':
      return pull(caller, verdict.input, answer);
    case 'push':
      return push(caller, verdict.input as never, answer);
    case 'snapshot':
      return snapshot(answer);
    case 'manifest':
      return void fits('shape', ManifestReply, answer.json);
    case 'contact':
      return void fits('shape', ContactReply, answer.json);
    case 'presence':
      return void fits('shape', PresenceReply, answer.json);
    case 'relief':
      return void fits('shape', ReliefReply, answer.json);
    case 'inbound':
      return void fits('shape', InboundReply, answer.json);
    case 'rows':
      return rows(verdict.input, answer);
    default:
      return fits('shape', z.strictObject({}), answer.json) && undefined;
  }
}

/** Nobody hears a word of a part they do not hold, whatever the answer is. */
function secret({ answer, caller }: Told): void {
  const heard = [...answer.text.matchAll(CANARY)].map(([, part = '']) => part);
  const wrong = heard.find((part) => !caller.scope.includes(part));
  demand('secret', wrong === undefined, () => `a word of ${wrong ?? ''}`);
}

/** The answer's code; a status that does not belong to it is a problem of its own. */
function codeOf({ kind, method }: Sent, { status, json, text }: Answer): Code {
  if (status >= 200 && status < 300) return 'ok';
  if (kind === 'push' && status === 409) {
    fits('shape', PushConflict, json);
    return 'ok';
  }
  if (method === 'HEAD' && text === '') {
    const found = Object.entries(REFUSAL_STATUS).find(([, one]) => one === status);
    demand('declared', found !== undefined, () => `HEAD ${status}`);
    return (found?.[0] ?? 'fault') as Code;
  }
  const { code } = fits('shape', HubRefusal, json);
  demand('declared', REFUSAL_STATUS[code] === status, () => `${status} for ${code}`);
  return code;
}

function file({ sent, answer, verdict, caller }: Told): void {
  if (answer.status !== 200 || !verdict.allowed.includes('ok')) return;
  if (sent.kind === 'getFile' && sent.method === 'GET') {
    demand('file', sent.path.includes(hashOf(answer.bytes)), () => 'other bytes than asked for');
  }
  if (sent.kind === 'poke' && sent.method === 'GET') {
    const version = /^data: (.+)$/m.exec(answer.text)?.[1] ?? 'null';
    fits('shape', PokeEvent, JSON.parse(version));
  }
  if (sent.kind === 'board' && sent.method === 'GET') {
    const event = /^event: board\ndata: (.+)$/m.exec(answer.text)?.[1] ?? 'null';
    watched(caller, fits('shape', BoardEvent, JSON.parse(event)));
  }
}

/** Nobody sees what waits in a queue they do not hold. */
function watched({ scope }: Caller, { queues }: BoardEvent): void {
  const wrong = queues.find(({ queueId }) => !scope.includes(`q:${queueId}`));
  demand('scope', wrong === undefined, () => `the queue ${wrong?.queueId ?? ''}`);
}

/** Older desks know no shifts and no practice (6), and are told of no part that holds them. */
const heldAt = ({ scope }: Caller, schema: number): readonly string[] =>
  scope.filter((part) => schema >= 7 || !/^[sel]:/.test(part));

function pull(caller: Caller, asked: Record<string, unknown>, { json }: Answer): void {
  const scope = heldAt(caller, Number(asked['schema']));
  const reply = fits('shape', z.union([PullReply, PullReset]), json);
  const echo = [reply.req, reply.epoch, reply.from, reply.live];
  const mine = [asked['req'], asked['epoch'], asked['cursor'], asked['live']];
  demand('echo', short(echo) === short(mine), () => `${short(echo)} for ${short(mine)}`);
  if ('reset' in reply) return;
  demand('scope', short(reply.scope) === short(scope), () => short(reply.scope));
  for (const [, part, tbl, , , data] of reply.rows) {
    demand('scope', scope.includes(part) && reply.live.includes(part), () => `a row of ${part}`);
    if (data !== undefined) fitsTable('row', tbl, data);
  }
}

/** Counted here by the words of the protocol: what is new, in order, without gaps. */
function push(caller: Caller, asked: z.infer<typeof PushRequestWire>, { status, json }: Answer): void {
  const { lastMid, device } = caller;
  const wanted = expected(asked, lastMid, device.session.epoch);
  const found = status === 409 ? fits('shape', PushConflict, json) : fits('shape', PushReply, json);
  demand('once', short(found) === short(wanted), () => `${short(found)} instead of ${short(wanted)}`);
}

function expected({ req, epoch, muts }: z.infer<typeof PushRequestWire>, lastMid: number, here: string): object {
  if (epoch !== here) return { code: 'epoch', epoch: here };
  let last = lastMid;
  for (const { mid } of muts) {
    if (mid > last + 1) return { code: 'gap', expect: lastMid + 1 };
    if (mid === last + 1) last = mid;
  }
  return { req, epoch, lastMid: last };
}

function snapshot({ headers, text }: Answer): void {
  fits('shape', SnapshotHead, JSON.parse(headers.get(SNAPSHOT_HEADER) ?? 'null'));
  for (const line of text.split('\n').filter(Boolean)) {
    const [tbl, , , data] = fits('shape', SnapshotRow, JSON.parse(line));
    fitsTable('row', tbl, data);
  }
}

function rows(asked: Record<string, unknown>, { json }: Answer): void {
  const reply = fits('shape', RowsReply, json);
  const keys = (asked['keys'] as [string, string][]).slice(0, reply.rows.length);
  const named = reply.rows.map(([tbl, id]) => [tbl, id]);
  demand('echo', short(named) === short(keys), () => `${short(named)} for ${short(keys)}`);
  for (const [tbl, , , data] of reply.rows) if (data !== undefined) fitsTable('row', tbl, data);
}

import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PresenceRequest } from '#shared/contract/team/contacts.ts';

/**
 * What the same machine can do at best: takes the same reports over HTTP and tells every reader the same lines at the same pace, once a
 * second. It asks nobody who they are, checks nothing, knows no queues, forgets nobody and has no database. Run as a process of its own.
 */
type Said = PresenceRequest & { readonly agentId: string };

const PACE_MS = 1000;
const readers = new Set<ServerResponse>();
const changed = new Map<string, string>();

function take({ agentId, state, reason, sinceAt, contacts, report }: Said): void {
  const channels = contacts.map(({ channel, isPaused }) => ({ channel, isPaused }));
  changed.set(agentId, JSON.stringify({ agentId, state, reason, sinceAt, channels, report, relief: null }));
}

const server = createServer((request, answer) => {
  if (request.method === 'GET') {
    answer.writeHead(200, { 'content-type': 'text/event-stream' });
    answer.flushHeaders();
    readers.add(answer);
    return answer.on('close', () => readers.delete(answer));
  }
  const pieces: Buffer[] = [];
  request.on('data', (piece: Buffer) => pieces.push(piece));
  return request.on('end', () => {
    take(JSON.parse(Buffer.concat(pieces).toString('utf8')) as Said);
    answer.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
});

setInterval(() => {
  if (changed.size === 0) return;
  const text = `event: board\ndata: {"people":[${[...changed.values()].join()}],"gone":[],"queues":[]}\n\n`;
  changed.clear();
  for (const reader of readers) reader.write(text);
}, PACE_MS);

process.on('SIGTERM', () => process.exit(0));
server.listen(0, '127.0.0.1', () => process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));

import { DIR, agentPart, queuePart, sopPart, spacePart, type Part } from '#shared/domain/part.ts';
import { mayDo, type Role } from '#shared/domain/role.ts';
import { readShippedCards, type CardFile } from '../cards/shipped.ts';
import { cardRows } from './cards.ts';
import { contactRows } from './contacts.ts';
import { directoryRows } from './directory.ts';
import type { AgentEntry, TeamFile } from './files.ts';
import { checkReferences } from './references.ts';
import { knowledgeRows, knownArticleRows } from './knowledge.ts';
import { readFolder, type DemoFolder } from './read-files.ts';
import { SPACE, TEAM, agentId, customerRow, macroRow, queueId, teamRows, type Row } from './rows.ts';
import { withRuns } from './runs.ts';
import { shiftRows } from './shifts.ts';
import { sopRow } from './sops.ts';
import { ticketRows } from './tickets.ts';

export type DemoAccount = { agentId: string; handle: string; password: string; name: string; role: Role };

/** A whole team to try the desk with. `rows` come in an order in which every reference points backwards. */
export type DemoTeam = {
  name: string;
  accounts: DemoAccount[];
  rows: Row[];
  scopes: { agentId: string; parts: Part[] }[];
  /** The contents that attachment rows name. */
  files: { sha256: string; bytes: Uint8Array }[];
};

/**
 * Reads the demo team from a folder, and its prompt cards from another; null: it has none. `now` (ms UTC) is the moment every "minutes ago" counts from. Throws with the
 * file's name, or the row's id, when something does not fit.
 */
export async function readDemoTeam(folder: string, now: number, cardFolder: string | null = null): Promise<DemoTeam> {
  const found = await readFolder(folder);
  const cards = cardFolder === null ? [] : await readShippedCards(cardFolder);
  return {
    name: found.team.name,
    accounts: found.team.agents.flatMap(accountOf),
    rows: checkReferences(rowsOf(found, cards, now)),
    scopes: found.team.agents
      .filter((agent) => agent.password !== undefined)
      .map((agent) => scopeOf(agent, found.team)),
    files: found.files.map(({ sha256, bytes }) => ({ sha256, bytes })),
  };
}

function accountOf({ handle, name, role, password }: AgentEntry): DemoAccount[] {
  return password === undefined ? [] : [{ agentId: agentId(handle), handle, password, name, role }];
}

/** A lead sees every queue, an agent their own, a trainee none: their right to read customers comes later. */
function scopeOf(agent: AgentEntry, team: TeamFile): DemoTeam['scopes'][number] {
  const all = team.queues.map((queue) => queue.key);
  const queues = agent.role === 'lead' ? all : mayDo(agent.role, 'customer.read') ? agent.queues : [];
  const id = agentId(agent.handle);
  const parts = [DIR, ...queues.map((key) => queuePart(queueId(key))), spacePart(SPACE), sopPart(TEAM), agentPart(id)];
  return { agentId: id, parts };
}

function rowsOf(folder: DemoFolder, cards: readonly CardFile[], now: number): Row[] {
  const { team, articles, sops, customers, tickets, files, knowledge, contacts, runs } = folder;
  const languages = new Map(customers.map((customer) => [customer.key, customer.language]));
  const around = { now, files, languageOf: (key: string) => languages.get(key) ?? 'zh' };
  const work = tickets.map((file) => ticketRows(file, around));
  const rows = [
    ...teamRows(team),
    ...directoryRows(team),
    ...shiftRows(team.shifts),
    ...articles.flatMap((article) => knownArticleRows(article, knowledge, now)),
    ...team.macros.map(macroRow),
    ...sops.map((sop) => sopRow(sop, runs.lessons, now)),
    ...cardRows(cards, now),
    ...customers.map((customer) => customerRow(customer, now)),
    ...work.map(({ ticket }) => ticket),
    ...work.flatMap(({ messages }) => messages),
    ...work.flatMap(({ attachments }) => attachments),
    ...contactRows(contacts, { now, tickets, customers }),
    ...knowledgeRows(knowledge, articles, now),
  ];
  return withRuns(rows, runs, now);
}

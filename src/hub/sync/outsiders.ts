import { sql } from 'kysely';
import type { Mutation } from '#shared/domain/mutation/index.ts';
import { sopPart } from '#shared/domain/part.ts';
import type { Tx } from '../store/index.ts';

const nameOf = (agentId: string, teamId: string): string => `${agentId}/${teamId}`;

/** Whom a mutation plans for which team; undefined: nobody. */
export function planned(mutation: Mutation): string | undefined {
  return mutation.name === 'shift.save' ? nameOf(mutation.shift.agentId, mutation.shift.teamId) : undefined;
}

/** Of those planned for a team, who does not belong to it: whoever holds its procedures does. People nobody knows are not among them. */
export async function outsidersOf(tx: Tx, mutations: readonly Mutation[]): Promise<Set<string>> {
  const shifts = mutations.flatMap((one) => (one.name === 'shift.save' ? [one.shift] : []));
  if (shifts.length === 0) return new Set();
  const [agents, teams] = [shifts.map(({ agentId }) => agentId), shifts.map(({ teamId }) => teamId)];
  const parts = teams.map(sopPart);
  const { rows } = await sql<{ agent: string; team: string }>`
    select p.agent, p.team from unnest(${agents}::text[], ${teams}::text[], ${parts}::text[]) p (agent, team, part)
    join doc d on d.tbl = 'agent' and d.id = p.agent
    where not exists (select from scope s where s.agent = p.agent and s.part = p.part)`.execute(tx);
  return new Set(rows.map(({ agent, team }) => nameOf(agent, team)));
}

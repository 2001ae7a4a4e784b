import { canonical } from '../../kernel/canonical.ts';
import { TEAM_KEY, type PracticeShare, type TeamScenario } from '../practice/share.ts';
import { OK, rejected } from './outcome.ts';
import { refuse, type Decision, type Rules } from './rule.ts';
import type { MutationOf } from './schema.ts';
import type { View, WriteContext } from './view.ts';

const DONE: Decision = { effects: [], outcome: OK };

/** One's own team: the first, where somebody belongs to several. */
const teamOf = ({ teamIds = [] }: WriteContext): string | undefined => teamIds[0];

/** Always in one's own name. What is shared stands as it is until it is withdrawn, so saying it again changes nothing. */
function share({ share: shown }: MutationOf<'practice.share'>, view: View, context: WriteContext): Decision {
  const stored = view.get('share', shown.id)?.data;
  if (stored) return stored.agentId === context.agentId ? DONE : refuse(rejected('invalid'));
  const teamId = teamOf(context);
  if (teamId === undefined) return refuse(rejected('scope'));
  const agentId = context.agentId as PracticeShare['agentId'];
  return {
    effects: [{ tbl: 'share', id: shown.id, data: { ...shown, teamId, agentId, sharedAt: context.now } }],
    outcome: OK,
  };
}

/** Whoever shared it may take it back, whatever their role or team has become; nobody else may. Only leads' desks hold it. */
function withdraw({ shareId }: MutationOf<'practice.withdraw'>, view: View, { agentId }: WriteContext): Decision {
  const stored = view.get('share', shareId)?.data;
  if (!stored) return DONE;
  if (stored.agentId !== agentId) return refuse(rejected('forbidden'));
  return { effects: [{ tbl: 'share', id: stored.id, data: null }], outcome: OK };
}

/** Under a name of its own: what comes with the program is nobody's to change. */
function publish({ scenario }: MutationOf<'scenario.publish'>, view: View, context: WriteContext): Decision {
  const stored = view.get('scenario', scenario.id)?.data;
  if (stored) {
    const isSame = canonical({ ...stored, ...scenario }) === canonical(stored);
    return isSame && stored.authorId === context.agentId ? DONE : refuse(rejected('outdated'));
  }
  if (!scenario.issue.key.startsWith(TEAM_KEY)) return refuse(rejected('invalid'));
  const teamId = teamOf(context);
  if (teamId === undefined) return refuse(rejected('scope'));
  const authorId = context.agentId as TeamScenario['authorId'];
  const data = { ...scenario, teamId, authorId, publishedAt: context.now, retiredAt: null };
  return { effects: [{ tbl: 'scenario', id: scenario.id, data }], outcome: OK };
}

function retire({ scenarioId, isRetired }: MutationOf<'scenario.retire'>, view: View, { now }: WriteContext): Decision {
  const stored = view.get('scenario', scenarioId)?.data;
  if (!stored) return refuse(rejected('gone'));
  const retiredAt = isRetired ? (stored.retiredAt ?? now) : null;
  if (retiredAt === stored.retiredAt) return DONE;
  return { effects: [{ tbl: 'scenario', id: stored.id, data: { ...stored, retiredAt } }], outcome: OK };
}

/** What of practice others get to see, by name; the practice itself stays at the desk. */
export const PRACTICE_RULES: Rules<'practice.share' | 'practice.withdraw' | 'scenario.publish' | 'scenario.retire'> = {
  'practice.share': {
    right: 'own.write',
    keys: (mutation) => [{ tbl: 'share', id: mutation.share.id }],
    decide: share,
  },
  'practice.withdraw': { right: 'own.write', keys: ({ shareId }) => [{ tbl: 'share', id: shareId }], decide: withdraw },
  'scenario.publish': {
    right: 'scenario.publish',
    keys: ({ scenario }) => [{ tbl: 'scenario', id: scenario.id }],
    decide: publish,
  },
  'scenario.retire': {
    right: 'scenario.publish',
    keys: ({ scenarioId }) => [{ tbl: 'scenario', id: scenarioId }],
    decide: retire,
  },
};

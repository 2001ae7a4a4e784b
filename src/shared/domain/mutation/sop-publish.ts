import { canonical } from '../../kernel/canonical.ts';
import { isWalkable } from '../sop/check.ts';
import { sopIdOf, type Sop } from '../sop/index.ts';
import { OK, rejected } from './outcome.ts';
import { refuse, type Decision } from './rule.ts';
import type { MutationOf } from './schema.ts';
import type { Effect, View, WriteContext } from './view.ts';

type Publish = MutationOf<'sop.publish'>;

export const publishKeys = ({ key, baseVersion, lessonId }: Publish) => [
  { tbl: 'sop' as const, id: sopIdOf(key, baseVersion + 1) },
  ...(baseVersion === 0 ? [] : [{ tbl: 'sop' as const, id: sopIdOf(key, baseVersion) }]),
  ...(lessonId === null ? [] : [{ tbl: 'lesson' as const, id: lessonId }]),
];

/** The lesson it came from says which version came of it. */
function learnt({ lessonId, key }: Publish, version: number, view: View): Effect[] {
  const lesson = lessonId === null ? undefined : view.get('lesson', lessonId)?.data;
  if (lesson?.key !== key || lesson.nextVersion !== null) return [];
  return [{ tbl: 'lesson', id: lesson.id, data: { ...lesson, nextVersion: version } }];
}

/** Whether a version says all of this, in whatever order the hub's database keeps its fields. */
const says = (stored: Sop, content: Publish['content']): boolean =>
  canonical({ ...stored, ...content }) === canonical(stored);

/**
 * Versions are rows of their own and never change: two people who publish the same number cannot both be right, and the second hears
 * `outdated`. What cannot be walked to its end is refused, whoever checked it before.
 */
export function publishSop(mutation: Publish, view: View, context: WriteContext): Decision {
  const { key, teamId, baseVersion, content, summary, lessonId } = mutation;
  const version = baseVersion + 1;
  const id = sopIdOf(key, version);
  const stored = view.get('sop', id)?.data;
  if (stored) {
    const isSentAgain = stored.authorId === context.agentId && says(stored, content);
    return isSentAgain ? { effects: [], outcome: OK } : refuse(rejected('outdated'));
  }
  const base = baseVersion === 0 ? undefined : view.get('sop', sopIdOf(key, baseVersion))?.data;
  if (baseVersion > 0 && !base) return refuse(rejected('gone'));
  if ((base && base.teamId !== teamId) || !isWalkable(content)) return refuse(rejected('invalid'));
  const data: Sop = {
    ...content,
    id,
    key,
    version,
    teamId,
    summary,
    lessonId,
    authorId: context.agentId as Sop['authorId'],
    publishedAt: context.now,
    retiredAt: null,
  };
  return { effects: [{ tbl: 'sop', id, data }, ...learnt(mutation, version, view)], outcome: OK };
}

export function retireSop(mutation: MutationOf<'sop.retire'>, view: View, context: WriteContext): Decision {
  const stored = view.get('sop', mutation.sopId)?.data;
  if (!stored) return refuse(rejected('gone'));
  const retiredAt = mutation.isRetired ? (stored.retiredAt ?? context.now) : null;
  if (retiredAt === stored.retiredAt) return { effects: [], outcome: OK };
  return { effects: [{ tbl: 'sop', id: stored.id, data: { ...stored, retiredAt } }], outcome: OK };
}

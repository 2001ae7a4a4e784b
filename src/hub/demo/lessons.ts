import { sopIdOf, type Flag } from '#shared/domain/sop/index.ts';
import { MINUTE } from '#shared/kernel/time.ts';
import type { HeldRows } from './held-rows.ts';
import { agentId, row, TEAM, type Row } from './rows.ts';
import type { LessonEntry } from './runs-file.ts';
import { lessonIdOf } from './sops.ts';

/** What was said of these steps before the team sat down over it. */
function flagsOf({ sop, version, steps }: LessonEntry, held: HeldRows): Flag[] {
  const id = sopIdOf(sop, version);
  const flags = held.all().flatMap(({ tbl, data }) => (tbl === 'flag' ? [data as Flag] : []));
  return flags.filter((flag) => flag.sopId === id && (steps.length === 0 || steps.includes(flag.step)));
}

/** Written as it stands after its version was published. */
export function lessonRow(entry: LessonEntry, held: HeldRows, now: number): Row {
  const { sop, author, minutesAgo, ...told } = entry;
  return row('lesson', {
    ...told,
    id: lessonIdOf(entry),
    teamId: TEAM,
    key: sop,
    flagIds: flagsOf(entry, held).map(({ id }) => id),
    authorId: agentId(author),
    at: now - minutesAgo * MINUTE,
  });
}

export function settleFlags(entry: LessonEntry, held: HeldRows, now: number): void {
  if (entry.nextVersion === null) return;
  const by = { agentId: agentId(entry.author), at: now - entry.minutesAgo * MINUTE };
  for (const { id } of flagsOf(entry, held)) {
    held.write({ name: 'flag.resolve', flagId: id, isResolved: true }, by);
  }
}

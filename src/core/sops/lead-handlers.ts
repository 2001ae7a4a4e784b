import { implement } from '@orpc/server';
import { sops as contract } from '#shared/contract/app/sops.ts';
import { mayDo } from '#shared/domain/rights.ts';
import { isWalkable, problemsOf } from '#shared/domain/sop/check.ts';
import { lacksSummary, sopIdOf, type Lesson } from '#shared/domain/sop/index.ts';
import { parsed } from '../db/replica-table.ts';
import type { ReadableDb } from '../db/types.ts';
import { agentNameOf } from '../directory/index.ts';
import { found, Refusal } from '../kernel/refusal.ts';
import { findTicketData } from '../tickets/index.ts';
import { beginning, draftsIn, dropDraft, findDraft, putDraft } from './drafts.ts';
import { newestSops, newestVersion, findSop, flagsOf, summaries, versionsOf } from './queries.ts';
import type { SopsWorld } from './run-handlers.ts';
import { sopTables } from './tables.ts';

const os = implement(contract);
const MAX_LESSONS = 200;

const lessonsOf = (db: ReadableDb, key: string): Lesson[] =>
  db
    .all<{ data: string }>(`select data from lesson where key = ? order by at desc, id limit ${MAX_LESSONS}`, [key])
    .map(({ data }) => parsed<Lesson>(data));

const library = ({ desk }: SopsWorld) => ({
  list: os.list.handler(() => {
    const here = desk();
    const withRetired = mayDo(here.agent().role, 'sop.publish');
    return { items: here.read((db) => summaries(db, withRetired)) };
  }),
  get: os.get.handler(({ input }) => ({ sop: found(desk().read((db) => findSop(db, input.sopId))) })),
  versions: os.versions.handler(({ input }) =>
    desk().read((db) => ({
      versions: versionsOf(db, input.key).map((sop) => ({ ...sop, authorName: agentNameOf(db, sop.authorId) })),
    })),
  ),
});

/** The team whose procedures this desk holds; a new one goes to them. */
function teamOf(db: ReadableDb, key: string): string {
  const [own] = versionsOf(db, key);
  const teamId = own?.teamId ?? newestSops(db)[0]?.teamId ?? heldTeam(db);
  if (teamId === undefined) throw new Refusal('FORBIDDEN');
  return teamId;
}

const heldTeam = (db: ReadableDb): string | undefined =>
  db.get<{ id: string }>(`select substr(part, 5) as id from part where part like 'sop:%' order by part limit 1`)?.id;

const writing = ({ desk, clock, ids }: SopsWorld) => ({
  drafts: os.drafts.handler(() => ({ drafts: desk().read(draftsIn) })),
  startDraft: os.startDraft.handler(({ input: { key: wanted, lessonId } }) => {
    const here = desk();
    if (!mayDo(here.agent().role, 'sop.publish')) throw new Refusal('FORBIDDEN');
    const key = wanted ?? `sop-${ids.uuid().slice(-12)}`;
    return here.writeLocal((tx, changed) => {
      const known = findDraft(tx, key);
      if (!known || (lessonId !== null && known.lessonId !== lessonId)) {
        putDraft(tx, known ? { ...known, lessonId } : beginning(tx, key, lessonId), clock.now(), changed);
      }
      return found(findDraft(tx, key));
    });
  }),
  saveDraft: os.saveDraft.handler(({ input }) => {
    desk().writeLocal((tx, changed) => putDraft(tx, input, clock.now(), changed));
    return {};
  }),
  discardDraft: os.discardDraft.handler(({ input }) => {
    desk().writeLocal((tx, changed) => dropDraft(tx, input.key, changed));
    return {};
  }),
  publish: os.publish.handler(({ input, errors }) => {
    const here = desk();
    const { key, baseVersion, content } = input;
    if (!isWalkable(content)) throw errors.UNSOUND({ data: { problems: problemsOf(content) } });
    const { newest, teamId } = here.read((db) => ({
      newest: newestVersion(db, key),
      teamId: teamOf(db, key),
    }));
    if (newest !== baseVersion) throw errors.OUTDATED();
    if (lacksSummary(input)) throw errors.SUMMARY_MISSING();
    here.mutate([{ name: 'sop.publish', teamId, ...input }], (tx, changed) => dropDraft(tx, key, changed));
    return { sopId: sopIdOf(key, baseVersion + 1) };
  }),
  retire: os.retire.handler(({ input }) => {
    desk().mutate([{ name: 'sop.retire', ...input }]);
    return {};
  }),
});

const learning = ({ desk }: SopsWorld) => ({
  flags: os.flags.handler(({ input }) =>
    desk().read((db) => ({
      flags: flagsOf(db, input.key).map((flag) => ({
        ...flag,
        agentName: agentNameOf(db, flag.agentId),
        resolvedByName: agentNameOf(db, flag.resolvedBy),
        ticketNumber: flag.ticketId === null ? null : (findTicketData(db, flag.ticketId)?.number ?? null),
      })),
    })),
  ),
  resolveFlag: os.resolveFlag.handler(({ input }) => {
    desk().mutate([{ name: 'flag.resolve', ...input }]);
    return {};
  }),
  lessons: os.lessons.handler(({ input }) =>
    desk().read((db) => ({
      lessons: lessonsOf(db, input.key).map((lesson) => ({ ...lesson, authorName: agentNameOf(db, lesson.authorId) })),
    })),
  ),
  saveLesson: os.saveLesson.handler(({ input, errors }) => {
    const here = desk();
    const { stored, teamId } = here.read((db) => ({
      stored: sopTables.lesson.get(db, input.id)?.data,
      teamId: teamOf(db, input.key),
    }));
    if (stored && stored.nextVersion !== null) throw errors.CLOSED();
    here.mutate([{ name: 'lesson.save', lesson: { ...input, teamId } }]);
    return {};
  }),
});

export const leadHandlers = (world: SopsWorld) => ({ ...library(world), ...writing(world), ...learning(world) });

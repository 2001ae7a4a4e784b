import { implement } from '@orpc/server';
import { scenarios as contract } from '#shared/contract/app/scenarios.ts';
import { Issue } from '#shared/domain/practice/index.ts';
import { mayDo } from '#shared/domain/rights.ts';
import { Findings } from '#shared/practice/from-ticket/index.ts';
import { issueFaults } from '#shared/practice/scenario/check.ts';
import type { CurrentDesk, Desk } from '../kernel/desk.ts';
import type { Clock, Ids, PracticeSource, ReadFeeling } from '../kernel/ports.ts';
import { found, Refusal } from '../kernel/refusal.ts';
import { forgetLost } from './lost.ts';
import { makeDraft } from './make.ts';
import { isSameFinding, personalIn, type Check } from './personal.ts';
import { publishedOf, rememberTicket, summaryOf, teamScenarios, usedTickets, viewOf } from './queries.ts';
import { draftsIn, dropDraft, findDraft, keepDraft, type StoredDraft } from './stored.ts';
import { candidatesIn, namesAbout, sourceOf } from './ticket.ts';

const os = implement(contract);

export type ScenariosWorld = {
  readonly desk: CurrentDesk;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly feel: ReadFeeling | null;
  readonly source: PracticeSource;
};

/** Every call takes the right. @throws Refusal LOCKED, FORBIDDEN */
function leadDesk({ desk }: ScenariosWorld): Desk {
  const here = desk();
  if (!mayDo(here.agent().role, 'scenario.publish')) throw new Refusal('FORBIDDEN');
  forgetLost(here);
  return here;
}

/** By desk: what was found in its texts goes when it is left. */
const findingsAt = new WeakMap<Desk, Findings>();
function findingsOf(desk: Desk): Findings {
  const findings = findingsAt.get(desk) ?? new Findings();
  findingsAt.set(desk, findings);
  return findings;
}

const checkOf = (desk: Desk, { ticketId }: StoredDraft): Check => ({
  people: desk.read((db) => namesAbout(db, ticketId)),
  findings: findingsOf(desk),
});
const shown = (desk: Desk, draft: StoredDraft) => viewOf(draft, checkOf(desk, draft));

const draftOf = (desk: Desk, draftId: string): StoredDraft => desk.read((db) => found(findDraft(db, draftId)));

/** Puts the draft in the place of what stood there. */
function keep(desk: Desk, draft: StoredDraft) {
  desk.writeLocal((tx, changed) => keepDraft(tx, draft, changed));
  return shown(desk, draft);
}

function lists(world: ScenariosWorld) {
  return {
    candidates: os.candidates.handler(({ input: { limit } }) => ({
      tickets: leadDesk(world).read((db) => candidatesIn(db, limit, usedTickets(db))),
    })),
    drafts: os.drafts.handler(() => ({ drafts: leadDesk(world).read(draftsIn).map(summaryOf) })),
    published: os.published.handler(() => ({
      scenarios: leadDesk(world).read((db) => teamScenarios(db).map((one) => publishedOf(db, one))),
    })),
    retire: os.retire.handler(({ input: { scenarioId, isRetired } }) => {
      const desk = leadDesk(world);
      desk.read((db) => found(teamScenarios(db).find(({ id }) => id === scenarioId)));
      desk.mutate([{ name: 'scenario.retire', scenarioId, isRetired }]);
      return {};
    }),
  };
}

function drafting(world: ScenariosWorld) {
  const { clock, ids, feel } = world;
  return {
    make: os.make.handler(({ input: { ticketId }, errors }) => {
      const desk = leadDesk(world);
      const source = desk.read((db) => found(sourceOf(db, ticketId)));
      const id = ids.uuid();
      const made = makeDraft({ id, source, feel });
      if (!made.isDraft) throw errors.UNFIT({ data: { reason: made.refusal } });
      const { issue, removed, looks } = made;
      const about = { removed: [...removed], looks: [...looks], looked: [] };
      const draft = { id, ticketId, lang: source.lang, issue, ...about, at: clock.now() };
      desk.writeLocal((tx, changed) => keepDraft(tx, draft, changed));
      return { draftId: id };
    }),
    draft: os.draft.handler(({ input }) => {
      const desk = leadDesk(world);
      return shown(desk, draftOf(desk, input.draftId));
    }),
    save: os.save.handler(({ input: { draftId, issue }, errors }) => {
      const desk = leadDesk(world);
      const stored = draftOf(desk, draftId);
      const read = Issue.safeParse(issue);
      if (!read.success)
        throw errors.INVALID({ data: { places: read.error.issues.map(({ path }) => path.join('.')) } });
      return keep(desk, { ...stored, issue: { ...read.data, key: stored.issue.key }, at: clock.now() });
    }),
    look: os.look.handler(({ input: { draftId, isLooked, ...finding } }) => {
      const desk = leadDesk(world);
      const stored = draftOf(desk, draftId);
      const others = stored.looked.filter((one) => !isSameFinding(one, finding));
      return keep(desk, { ...stored, looked: isLooked ? [...others, finding] : others });
    }),
    discard: os.discard.handler(({ input: { draftId } }) => {
      const desk = leadDesk(world);
      draftOf(desk, draftId);
      desk.writeLocal((tx, changed) => dropDraft(tx, draftId, changed));
      return {};
    }),
  };
}

/** A key that neither a case of the program nor one of the team has: those of the same key take each other's place. */
function freeKey({ source }: ScenariosWorld, desk: Desk, key: string): string {
  const own = desk.read((db) => teamScenarios(db).map(({ issue }) => issue.key));
  const shipped = (['zh', 'en'] as const).flatMap((lang) => source.content(lang)?.issues.map((one) => one.key) ?? []);
  const taken = new Set([...own, ...shipped]);
  let free = key;
  for (let n = 2; taken.has(free); n += 1) free = `${key.slice(0, 60)}-${n}`;
  return free;
}

function publishing(world: ScenariosWorld) {
  return {
    publish: os.publish.handler(({ input: { draftId, isReviewed }, errors }) => {
      const desk = leadDesk(world);
      const draft = draftOf(desk, draftId);
      const faults = issueFaults(draft.issue);
      if (faults.length > 0) throw errors.UNFIT({ data: { faults } });
      const open = personalIn(draft, checkOf(desk, draft)).filter(({ isLooked }) => !(isReviewed && isLooked));
      if (open.length > 0) throw errors.PERSONAL({ data: { places: open.map(({ place }) => place) } });
      const issue = { ...draft.issue, key: freeKey(world, desk, draft.issue.key) };
      const scenario = { id: world.ids.uuid(), lang: draft.lang, issue };
      desk.mutate([{ name: 'scenario.publish', scenario }], (tx, changed) => {
        dropDraft(tx, draftId, changed);
        rememberTicket(tx, draft.ticketId);
      });
      return {};
    }),
  };
}

/** Scenarios of solved tickets: made, mended and published by leads. */
export const scenariosRouter = (world: ScenariosWorld) =>
  os.router({ ...lists(world), ...drafting(world), ...publishing(world) });

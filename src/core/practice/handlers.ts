import { implement } from '@orpc/server';
import { practice as contract, type PracticeSummary } from '#shared/contract/app/practice.ts';
import { mayDo } from '#shared/domain/rights.ts';
import type { Mutation } from '#shared/domain/mutation/index.ts';
import { MAX_SHARES } from '#shared/domain/practice/index.ts';
import { found, Refusal } from '../kernel/refusal.ts';
import { endedSessions, isShared as isSharedNow, listedOf, type Ended } from './ended.ts';
import { caseOf, nextBest, practisedOf, progressOf } from './progress.ts';
import { isFitUrl, keyFor, modelOf, setModel, type PracticeModel } from './model.ts';
import { recordOf, summaryOf } from './record.ts';
import type { Practice } from './service.ts';
import { sharedRecord, teamOf } from './sharing.ts';
import { dropSession, findSession, forgetShare, keepSession, sharedBeyond, type StoredSession } from './stored.ts';

const os = implement(contract);

/** With what goes around it a push takes no more in one piece. */
const MOST_BYTES = 200_000;

/** More of one's own are not looked at for means and courses. */
const MOST_LOOKED_AT = 500;

function sessionHandlers(practice: Practice) {
  const going = () => practice.going();
  return {
    start: os.start.handler(({ input, errors }) => {
      const sessionId = practice.start(input.ref);
      if (sessionId === null) throw errors.ALREADY();
      return { sessionId };
    }),
    now: os.now.handler(() => ({ now: practice.now() })),
    answer: os.answer.handler(() => {
      going().answer();
      return {};
    }),
    say: os.say.handler(({ input }) => {
      going().say(input.text);
      return {};
    }),
    typing: os.typing.handler(() => {
      going().typing();
      return {};
    }),
    takeBack: os.takeBack.handler(() => ({ text: going().takeBack() })),
    pause: os.pause.handler(({ input }) => {
      going().pause(input.isPaused);
      return {};
    }),
    hint: os.hint.handler(() => practice.hint()),
    end: os.end.handler(() => {
      practice.end('stopped');
      return {};
    }),
    leave: os.leave.handler(() => {
      practice.leave();
      return {};
    }),
  };
}

function ownHandlers(practice: Practice) {
  const { desk, clock, source } = practice.world;
  const all = (): Ended[] => desk().read((db) => endedSessions(db, null, MOST_LOOKED_AT));
  const ended = (id: string): StoredSession => {
    const session = found(desk().read((db) => findSession(db, id)));
    return found(session.endedAt === null ? undefined : session);
  };
  const record = (session: StoredSession) => {
    const words = source.content(session.scenario.lang)?.words ?? null;
    return recordOf(session, { words, agentName: desk().agent().name, now: clock.now() });
  };
  return {
    library: os.library.handler(({ input: { lang } }) => {
      const cases = practice.cases(lang);
      const practised = practisedOf(all());
      const personas = cases.personas.map(({ key, about, age }) => ({ key, about, age }));
      const next = nextBest(cases, practised, lang, clock.now());
      return { cases: cases.issues.map((issue) => caseOf(issue, cases.own, practised)), personas, next };
    }),
    sessions: os.sessions.handler(({ input }) => ({
      sessions: desk()
        .read((db) => endedSessions(db, input.before, input.limit))
        .map((one) => listedOf(one, clock.now())),
    })),
    session: os.session.handler(({ input }) => record(ended(input.sessionId))),
    progress: os.progress.handler(({ input: { lang } }) => progressOf(all(), practice.cases(lang), lang, clock.now())),
    remove: os.remove.handler(({ input }) => {
      const { shareId, id } = ended(input.sessionId);
      const drop: Parameters<ReturnType<typeof desk>['mutate']>[1] = (tx, changed) => {
        dropSession(tx, id);
        changed.addAll('practice');
      };
      // Gone with what was shared of it, or not at all: nobody could withdraw what they no longer have.
      if (shareId !== null) desk().mutate([{ name: 'practice.withdraw', shareId }], drop);
      else desk().writeLocal(drop);
      return {};
    }),
    share: os.share.handler(({ input: { sessionId, isShared }, errors }) => {
      const session = ended(sessionId);
      const now = clock.now();
      if (isSharedNow(session, now) === isShared) return {};
      const shareId = isShared ? practice.world.ids.uuid() : null;
      const changed = { ...session, shareId, sharedAt: isShared ? now : null };
      const whole = JSON.stringify(record(changed));
      if (isShared && new TextEncoder().encode(whole).length > MOST_BYTES) throw errors.TOO_MUCH();
      const mutation: Mutation = isShared
        ? { name: 'practice.share', share: shareOf(shareId ?? '', summaryOf(changed, now), whole) }
        : { name: 'practice.withdraw', shareId: session.shareId ?? '' };
      if (desk().read((db) => desk().wouldRefuse(db, mutation))) throw errors.NO_TEAM();
      const oldest = isShared ? desk().read((db) => sharedBeyond(db, MAX_SHARES - 1)) : [];
      const withdrawn = oldest.map((one): Mutation => ({ name: 'practice.withdraw', shareId: one }));
      desk().mutate([...withdrawn, mutation], (tx, tables) => {
        for (const one of oldest) forgetShare(tx, one);
        keepSession(tx, changed);
        tables.addAll('practice');
      });
      return {};
    }),
  };
}

function shareOf(id: string, summary: PracticeSummary, record: string) {
  const { issue, title, lang, channel, at, spentMs, end, points } = summary;
  return { id, issue, title, lang, channel, at, spentMs, end, points, record };
}

function leadHandlers({ world: { desk } }: Practice) {
  const leadOnly = (): void => {
    if (!mayDo(desk().agent().role, 'team.watch')) throw new Refusal('FORBIDDEN');
  };
  return {
    team: os.team.handler(() => {
      leadOnly();
      return desk().read(teamOf);
    }),
    sharedSession: os.sharedSession.handler(({ input }) => {
      leadOnly();
      return desk().read((db) => sharedRecord(db, input.shareId));
    }),
  };
}

const told = ({ isOn, url, model, key }: PracticeModel) => ({ isOn, url, model, hasKey: key !== null });

function voiceHandlers({ world: { desk } }: Practice) {
  return {
    voice: os.voice.handler(() => told(desk().read(modelOf))),
    setVoice: os.setVoice.handler(({ input: { key, ...given }, errors }) => {
      if (given.isOn && !isFitUrl(given.url)) throw errors.UNFIT({ data: { field: 'url' } });
      if (given.isOn && given.model.trim() === '') throw errors.UNFIT({ data: { field: 'model' } });
      const model = { ...given, key: keyFor(desk().read(modelOf), given.url, key) };
      desk().writeLocal((tx, changed) => {
        setModel(tx, model);
        changed.addAll('practice');
      });
      return told(model);
    }),
  };
}

export const practiceRouter = (practice: Practice) =>
  os.router({
    ...sessionHandlers(practice),
    ...ownHandlers(practice),
    ...voiceHandlers(practice),
    ...leadHandlers(practice),
  });

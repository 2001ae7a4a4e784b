import type { PracticeHint, PracticeNow } from '#shared/contract/app/practice.ts';
import type { ScenarioRef, SessionEnd } from '#shared/domain/practice/index.ts';
import { drawScenario, NoSuchScenario } from '#shared/practice/scenario/draw.ts';
import { hintFor } from '#shared/practice/session/coach.ts';
import { takenBack } from '#shared/practice/session/replay.ts';
import { companyOf } from '#shared/practice/session/talk-of.ts';
import { Refusal } from '../kernel/refusal.ts';
import { casesOf, procedureOf, type Cases } from './cases.ts';
import { modelOf } from './model.ts';
import { rewordWith } from './reword.ts';
import { RunningSession } from './running.ts';
import { wordsWith } from './scored.ts';
import { STAGE } from './setting.ts';
import { dropSession, goingSession, keepSession, type StoredSession } from './stored.ts';
import type { PracticeWorld } from './world.ts';

/**
 * Practice at one desk. Invariants:
 * 1. At most one session goes on; it outlives a restart, paused.
 * 2. What it writes are its own rows, at this desk alone: the desk on which it is played is another one.
 */
export class Practice {
  readonly world: PracticeWorld;
  #running: RunningSession | null = null;

  constructor(world: PracticeWorld) {
    this.world = world;
  }

  cases(lang: StoredSession['scenario']['lang']): Cases {
    return this.world.desk().read((db) => casesOf(db, this.world.source, lang));
  }

  /** @returns the session's id; null: one goes on already. @throws Refusal NOT_FOUND for a case or person that is not there. */
  start(ref: ScenarioRef): string | null {
    const before = this.#resumed();
    if (before && before.session.state !== 'ended') return null;
    const { desk, clock, ids, source } = this.world;
    const cases = this.cases(ref.lang);
    const scenario = drawn(cases, ref);
    const { procedure, isOurs } = desk().read((db) => procedureOf(db, source, scenario.issue));
    const session: StoredSession = {
      id: ids.uuid(),
      ref,
      scenario,
      procedure: procedure && { ...procedure, steps: [...procedure.steps] },
      state: 'ringing',
      startedAt: clock.now(),
      spentMs: 0,
      spentSinceAt: null,
      turns: [],
      runs: [],
      seenEntries: [],
      takenBack: 0,
      hints: 0,
      end: null,
      endedAt: null,
      card: null,
      heat: [],
      spokenBy: 'program',
      shareId: null,
    };
    this.#keep(session);
    this.#running = this.#run(session, cases, isOurs);
    return session.id;
  }

  now(): PracticeNow | null {
    const running = this.#resumed();
    if (!running) return null;
    const { isOn, url } = this.world.desk().read(modelOf);
    const voice = isOn && URL.canParse(url) ? new URL(url).host : null;
    return { ...nowOf(running, this.world.clock.now()), voice };
  }

  /** @throws Refusal NOT_FOUND when none goes on. */
  going(): RunningSession {
    const running = this.#resumed();
    if (!running) throw new Refusal('NOT_FOUND');
    return running;
  }

  hint(): PracticeHint {
    const running = this.going();
    const { scenario, turns } = running.session;
    running.hinted();
    return hintFor(running.state, scenario, turns, wordsWith(this.world.feel));
  }

  end(end: SessionEnd): void {
    this.going().finish(end);
  }

  /** Away from what has ended; what never began is not kept. */
  leave(): void {
    const running = this.#resumed();
    if (!running) return;
    const { state, id } = running.session;
    if (state === 'going' || state === 'paused') throw new Refusal('FORBIDDEN');
    this.close();
    if (state === 'ringing') this.#write((tx) => dropSession(tx, id));
  }

  /** The desk is locked: a session that goes on waits, paused. */
  close(): void {
    const running = this.#running;
    this.#running = null;
    running?.close();
  }

  /** What lies there from before a restart goes on where it was, paused. */
  #resumed(): RunningSession | null {
    if (this.#running) return this.#running;
    const { desk, source } = this.world;
    const left = desk().read(goingSession);
    if (!left) return null;
    const { lang, issue } = left.scenario;
    const cases = this.cases(lang);
    const isOurs = desk().read((db) => procedureOf(db, source, issue).isOurs);
    const paused: StoredSession = left.state === 'going' ? { ...left, state: 'paused', spentSinceAt: null } : left;
    this.#running = this.#run(paused, cases, isOurs);
    return this.#running;
  }

  #run(session: StoredSession, cases: Cases, isProcedureOurs: boolean): RunningSession {
    const { words, issues } = cases;
    const onChange = (changed: StoredSession): void => this.#keep(changed);
    const onDeclined = (): void => this.leave();
    const reword = rewordWith(this.world);
    return new RunningSession({ ...this.world, words, issues, isProcedureOurs, onChange, onDeclined, reword }, session);
  }

  #keep(session: StoredSession): void {
    this.#write((tx) => keepSession(tx, session));
  }

  #write(work: Parameters<ReturnType<PracticeWorld['desk']>['writeLocal']>[0]): void {
    this.world.desk().writeLocal((tx, changed) => {
      changed.addAll('practice');
      return work(tx, changed);
    });
  }
}

function drawn(cases: Cases, ref: ScenarioRef) {
  try {
    return drawScenario(cases, ref);
  } catch (error) {
    if (error instanceof NoSuchScenario) throw new Refusal('NOT_FOUND');
    throw error;
  }
}

function nowOf(running: RunningSession, now: number): Omit<PracticeNow, 'voice'> {
  const { session, isTheirTurn } = running;
  const { scenario, turns, state } = session;
  return {
    sessionId: session.id,
    state,
    lang: scenario.lang,
    title: scenario.issue.title,
    channel: scenario.channel,
    called: scenario.called,
    ticketId: STAGE.ticketId,
    customerId: STAGE.customerId,
    contactId: STAGE.contactId,
    company: companyOf(scenario),
    procedure: session.procedure?.key ?? null,
    turns,
    isTheirTurn,
    canTakeBack: state === 'going' && takenBack(turns) !== null,
    takenBack: session.takenBack,
    hints: session.hints,
    startedAt: session.startedAt,
    spentMs: running.spent(),
    asOfAt: now,
    end: session.end,
  };
}

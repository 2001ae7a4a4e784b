import type { PracticeHint, PracticeNow } from '#shared/contract/app/practice.ts';
import type { ScenarioRef, SessionEnd } from '#shared/domain/practice/index.ts';
import { drawScenario, NoSuchScenario } from '#shared/practice/scenario/draw.ts';
import { TemplateFault } from '#shared/practice/scenario/template.ts';
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
  /** Sessions of which nothing can be shown: their content is broken, or of another program. */
  readonly #unplayable = new Set<string>();

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
    const running = this.#playable(() => this.#run(session, cases, isOurs));
    try {
      this.#keep(session);
    } catch (error) {
      this.world.stage.close();
      throw error;
    }
    this.#running = running;
    return session.id;
  }

  /** @throws Refusal NOT_FOUND for a case whose lines cannot be read. */
  #playable(run: () => RunningSession): RunningSession {
    try {
      return run();
    } catch (error) {
      this.world.stage.close();
      if (error instanceof TemplateFault) throw new Refusal('NOT_FOUND');
      throw error;
    }
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
    else this.world.changed();
  }

  /** A real contact has come: it goes first. */
  makeWay(): void {
    this.#quietly(() => this.#running?.pause(true));
  }

  /** The desk is locked: a session that goes on waits, paused. Nothing keeps a desk from being locked. */
  close(): void {
    const running = this.#running;
    this.#running = null;
    this.#quietly(() => running?.close());
  }

  #quietly(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.world.log.error('practice.not-kept', error);
    }
  }

  /** What lies there from before a restart goes on where it was, paused; what cannot be played any more stays where it lies. */
  #resumed(): RunningSession | null {
    if (this.#running) return this.#running;
    const { desk, source } = this.world;
    const left = desk().read(goingSession);
    if (!left || this.#unplayable.has(left.id)) return null;
    const cases = this.cases(left.scenario.lang);
    const isOurs = desk().read((db) => procedureOf(db, source, left.scenario.issue).isOurs);
    try {
      companyOf(left.scenario);
      this.#running = this.#run(pausedFrom(left), cases, isOurs);
    } catch (error) {
      this.#unplayable.add(left.id);
      this.world.log.error('practice.unplayable', error);
    }
    return this.#running;
  }

  #run(session: StoredSession, { words, issues }: Cases, isProcedureOurs: boolean): RunningSession {
    const { world } = this;
    return new RunningSession(
      {
        ...world,
        words,
        issues,
        isProcedureOurs,
        reword: rewordWith(world),
        keep: (changed) => this.#keep(changed),
        onDeclined: () => this.leave(),
        onSpeaking: world.changed,
      },
      session,
    );
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

/** A session that ended with its program: paused, and its time up to the last thing that happened. */
function pausedFrom(left: StoredSession): StoredSession {
  if (left.state !== 'going') return left;
  const { spentMs, spentSinceAt, turns } = left;
  const lastAt = turns.at(-1)?.at ?? spentSinceAt ?? 0;
  return {
    ...left,
    state: 'paused',
    spentMs: spentMs + Math.max(0, lastAt - (spentSinceAt ?? lastAt)),
    spentSinceAt: null,
  };
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

import type { PracticeContent, Turn } from '#shared/domain/practice/index.ts';
import type { Run, RunEntry } from '#shared/domain/sop/index.ts';
import { parsed } from '../db/replica-table.ts';
import { tellLine, untellLines } from './lines.ts';
import { onStage, phoneOf, rowsOf, STAGE } from './setting.ts';
import type { StoredSession } from './stored.ts';
import type { OpenStage, PracticeWorld } from './world.ts';

export type SceneDeps = Pick<PracticeWorld, 'clock' | 'desk' | 'stage'> & {
  readonly issues: PracticeContent['issues'];
  /** The team has the procedure of this case itself. */
  readonly isProcedureOurs: boolean;
};

/** What the person at the desk for practice does there, as far as a session follows from it. */
export type SceneEvents = {
  readonly onAnswered: () => void;
  readonly onDeclined: () => void;
  /** They have walked on in a procedure. */
  readonly onWalked: () => void;
};

/** A session on its desk: it rings there, its lines stand there, and steps are walked there. */
export class Scene {
  readonly #deps: SceneDeps;
  readonly #session: () => StoredSession;
  readonly #stage: OpenStage;

  constructor(deps: SceneDeps, session: () => StoredSession, events: SceneEvents) {
    this.#deps = deps;
    this.#session = session;
    this.#stage = this.#open(events);
    const { state, startedAt, turns } = session();
    this.#stage.hear({ ...this.#event, type: 'ring', at: startedAt });
    if (state === 'going' || state === 'paused') this.answer(startedAt + 1);
    for (const turn of turns) this.tell(turn);
  }

  answer(at: number): void {
    this.#stage.hear({ ...this.#event, type: 'answer', at, users: [this.#agent().id] });
  }

  hangUp(at: number): void {
    this.#stage.hear({ ...this.#event, type: 'hangup', at, cause: 'normal' });
  }

  tell(turn: Turn): void {
    tellLine(this.#stage, turn, this.#talk());
  }

  untell(turns: readonly Turn[]): void {
    untellLines(this.#stage, turns, this.#talk());
  }

  /** Walks through procedures, and of them what is new to the session. */
  walked(): { readonly runs: Run[]; readonly fresh: RunEntry[] } {
    const runs = this.#stage.desk.read((db) =>
      db.all<{ data: string }>('select data from run').map(({ data }) => parsed<Run>(data)),
    );
    const { seenEntries } = this.#session();
    const fresh = runs
      .flatMap(({ entries }) => entries)
      .filter(({ id, did }) => !seenEntries.includes(id) && (did === 'result' || did === 'skip'));
    return { runs, fresh };
  }

  close(): void {
    this.#deps.stage.close();
  }

  #agent() {
    return onStage(this.#deps.desk().agent());
  }

  #talk() {
    return { channel: this.#session().scenario.channel, agentId: this.#agent().id };
  }

  get #event() {
    const { scenario } = this.#session();
    return {
      callId: STAGE.contactId,
      contactId: STAGE.contactId,
      channel: scenario.channel,
      address: phoneOf(scenario),
      customerId: STAGE.customerId,
      ticketId: STAGE.ticketId,
      queueId: STAGE.queueId,
    };
  }

  #open({ onAnswered, onDeclined, onWalked }: SceneEvents): OpenStage {
    const { clock, desk, stage, issues, isProcedureOurs } = this.#deps;
    const { scenario, procedure, startedAt, runs } = this.#session();
    const agent = this.#agent();
    const rows = rowsOf(scenario, isProcedureOurs ? null : procedure, issues, agent, Math.min(startedAt, clock.now()));
    // What the desk tells while it works is answered when it has finished.
    const soon = (then: () => void) => void (this.#session().state === 'ringing' && clock.after(0, then));
    return stage.open({
      from: desk(),
      agent,
      procedure: procedure?.key ?? null,
      rows: [...rows, ...runs.map((data) => ({ tbl: 'run', data }) as const)],
      onChanges: (changes) => void (changes.has('run') && onWalked()),
      onContact: ({ id, answeredAt, isOpened }) => {
        if (id === STAGE.contactId && (answeredAt !== null || isOpened)) soon(onAnswered);
      },
      onGone: () => soon(onDeclined),
    });
  }
}

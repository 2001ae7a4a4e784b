import { RELIEF_EVENT, type ReliefEvent } from '#shared/contract/team/board.ts';
import type { AgentId, DeviceId } from '#shared/kernel/ids.ts';
import { HOUR, SECOND } from '#shared/kernel/time.ts';
import type { Clock } from '../kernel/ports.ts';
import type { Word } from '../sync/poke.ts';
import type { PresenceWord, ReliefWord } from './contact-word.ts';

export type Relief = ReliefEvent;
type Kept = {
  readonly relief: Relief;
  /** Desks of theirs that have said that it is there. */
  readonly said: Set<DeviceId>;
  isAnswered: boolean;
};

const LIFE_MS = HOUR;
const MAX_KEPT = 10_000;
/** As many as one word carries. */
const MAX_SAID = 100;
/** A break that began so shortly before is one for it: whose clock is right, nobody knows. */
const SLACK_MS = 5 * SECOND;

type Deps = { readonly clock: Clock; readonly tell: (agentId: string, word: Word) => void };

export const reliefWordOf = (relief: Relief): Word => ({
  about: 'relief',
  text: `event: ${RELIEF_EVENT}\ndata: ${JSON.stringify(relief)}\n\n`,
});

/**
 * Rest that was offered to people. Invariants:
 * 1. Nothing is stored; every process hears the same words. An offer is forgotten after an hour; at most 10,000 are remembered.
 * 2. While one stands, another to the same person changes nothing. What was answered does not come back, however late it is heard again.
 * 3. It is answered when a desk that had said it was there says so no more, or when its agent goes on a break.
 */
export class Reliefs {
  readonly #deps: Deps;
  /** By agent, oldest first. */
  readonly #kept = new Map<string, Kept>();

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  heard({ agentId, byAgentId, at, said }: ReliefWord): void {
    this.#forgetOld();
    const known = this.#kept.get(agentId);
    if (known?.relief.at === at) for (const device of said) known.said.add(device);
    const isPast = known !== undefined && (!known.isAnswered || at <= known.relief.at);
    if (isPast || this.#isOver(at) || this.#kept.size >= MAX_KEPT) return;
    const relief = { at, byAgentId };
    this.#kept.delete(agentId);
    this.#kept.set(agentId, { relief, said: new Set(said), isAnswered: false });
    this.#deps.tell(agentId, reliefWordOf(relief));
  }

  heardPresence({ agentId, device, state, sinceAt, report }: PresenceWord): void {
    const kept = this.#kept.get(agentId);
    if (!kept) return;
    const { relief, said } = kept;
    const isAtRest = state === 'break' && sinceAt > relief.at - SLACK_MS;
    const isGone = report !== undefined && report.reliefAt !== relief.at && said.has(device);
    if (isAtRest || isGone) kept.isAnswered = true;
    else if (report?.reliefAt === relief.at) said.add(device);
  }

  /** What stands for somebody now. */
  of(agentId: string): Relief | null {
    const kept = this.#kept.get(agentId);
    return kept && !kept.isAnswered && !this.#isOver(kept.relief.at) ? kept.relief : null;
  }

  /** All that stands, for a process that has just begun. */
  standing(): Omit<ReliefWord, 'word'>[] {
    return [...this.#kept].flatMap(([agentId, { said }]) => {
      const relief = this.of(agentId);
      return relief ? [{ agentId: agentId as AgentId, ...relief, said: [...said].slice(0, MAX_SAID) }] : [];
    });
  }

  #isOver(at: number): boolean {
    return this.#deps.clock.now() - at >= LIFE_MS;
  }

  #forgetOld(): void {
    for (const [agentId, { relief }] of this.#kept) {
      if (!this.#isOver(relief.at)) break;
      this.#kept.delete(agentId);
    }
  }
}

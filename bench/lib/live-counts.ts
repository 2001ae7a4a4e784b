import type { Reply } from './load-wire.ts';

/** What reporting and watching desks have seen together; forgotten when the measuring begins. */
export class LiveCounts {
  /** Of each report until it is answered, ms. */
  readonly post: number[] = [];
  /** From the moment a change is sent until a watcher has it, ms: for each change and watcher. */
  readonly lag: number[] = [];
  changes = 0;
  /** Lines of people that watchers were told, and their bytes. */
  lines = 0;
  bytes = 0;
  readonly wrong = new Map<string, number>();
  readonly #sent = new Map<string, number>();

  begin(): void {
    this.post.length = 0;
    this.lag.length = 0;
    this.changes = 0;
    this.lines = 0;
    this.bytes = 0;
    this.wrong.clear();
    this.#sent.clear();
  }

  get failures(): number {
    return [...this.wrong.values()].reduce((sum, one) => sum + one, 0);
  }

  failed(words: string): void {
    this.wrong.set(words, (this.wrong.get(words) ?? 0) + 1);
  }

  answered({ status, ms, text }: Reply): void {
    this.post.push(ms);
    if (status !== 200) this.failed(`report: ${status} ${text.slice(0, 80)}`);
  }

  /** Somebody does something else from `sinceAt` on, which is never twice the same for one person. */
  changed(agentId: string, sinceAt: number): void {
    this.changes += 1;
    this.#sent.set(`${agentId} ${sinceAt}`, performance.now());
  }

  /** A line comes again with every report; only the first of a change counts, for each watcher (`known`). */
  told(agentId: string, sinceAt: number, known: Map<string, number>): void {
    this.lines += 1;
    if (known.get(agentId) === sinceAt) return;
    known.set(agentId, sinceAt);
    const at = this.#sent.get(`${agentId} ${sinceAt}`);
    if (at !== undefined) this.lag.push(performance.now() - at);
  }
}

import type { Arrival } from '../day.ts';

type Channel = Arrival['channel'];
export type Counts = Record<Channel, number>;

/** `began`: when it rang; `waitedMs`: until it was answered, or given up. Of the day's time. */
type Wait = { readonly channel: Channel; readonly waitedMs: number };

const none = (): Counts => ({ phone: 0, chat: 0 });

/** What has come of a day so far. */
export class Tally {
  readonly rung = none();
  readonly answered: Wait[] = [];
  readonly abandoned: Wait[] = [];
  /** What rang at desks: contacts they were offered, declined, and had no room for. */
  readonly offers = { made: 0, declined: 0, tooMuch: 0, late: 0 };
  readonly rests = { offered: 0, taken: 0, postponed: 0, letGo: 0 };
  readonly reliefs = { offered: 0, taken: 0 };
  readonly refusals = new Map<string, number>();
  /** Contacts of nobody of this day that these desks have taken. */
  strangers = 0;
  saved = 0;
  hard = 0;
  lines = 0;
  reports = 0;

  refused(code: string): void {
    this.refusals.set(code, (this.refusals.get(code) ?? 0) + 1);
  }
}

/** One line between a screen and a core: text messages in order, both ways, until either end closes it. */
export type Wire = {
  /** Throws or rejects once the line is closed. A promise settles when the other side has room for more. */
  send(text: string): void | Promise<void>;
  onMessage(listener: (data: unknown) => void): void;
  /** Called once, however the line ended. */
  onClose(listener: () => void): void;
  close(): void;
};

/** The longest message either side accepts, in UTF-16 units. */
export const MAX_MESSAGE = 1024 * 1024;
/** The most bytes such a message can take as UTF-8, for wires that count bytes: what fits must not break the line. */
export const MAX_MESSAGE_BYTES = 4 * MAX_MESSAGE;

/** Names the stream a call opens, so that its reader can say how far it has read. */
export const STREAM_HEADER = 'attune-stream';

/** How many events may be on their way to a reader that has not said it read any. */
export const STREAM_WINDOW = 64;
/** A reader reports every so many events. */
export const CREDIT_EVERY = STREAM_WINDOW / 2;

const CREDIT = /^\+([a-z0-9]{1,16}):([0-9]{1,4})$/;
export type Credit = { readonly stream: string; readonly count: number };

/** What a reader sends between the calls: `count` more events of a stream were read. */
export const encodeCredit = ({ stream, count }: Credit): string => `+${stream}:${count}`;

export function decodeCredit(text: string): Credit | undefined {
  const match = CREDIT.exec(text);
  return match ? { stream: match[1]!, count: Number(match[2]) } : undefined;
}

import type { ReadLine } from '#shared/contract/app/guidance.ts';
import type { Emotion, Feeling, Need } from '#shared/domain/guidance/index.ts';
import { hashOf } from '#shared/kernel/hash.ts';
import { parsed } from '../db/replica-table.ts';
import type { ReadableDb } from '../db/types.ts';
import type { ReadFeeling } from '../kernel/ports.ts';
import type { Conversation } from './conversation.ts';
import type { Said } from './world.ts';

/** Where a corrected feeling lies when nobody says how strong it is. */
const USUAL: Readonly<Record<Emotion, number>> = {
  anger: -0.75,
  anxiety: -0.5,
  sadness: -0.5,
  disappointment: -0.5,
  confusion: -0.25,
  gratitude: 0.75,
  satisfaction: 0.5,
  neutral: 0,
};

const MAX_KNOWN = 5000;
/** More of a line is not read: a feeling that takes longer to be said is said at the beginning, too. */
const MAX_READ = 1500;
/** So many turns before still count (`withEarlier`). */
const REACH = 3;

type Corrected = { readonly emotion: Emotion; readonly needs: Need[] };
type Row = { readonly line: string; readonly emotion: Emotion; readonly needs: string };

function correctedIn(db: ReadableDb, lines: readonly Said[]): ReadonlyMap<string, Corrected> {
  const rows = db.all<Row>('select line, emotion, needs from reading where line in (select value from json_each(?))', [
    JSON.stringify(lines.map(({ key }) => key)),
  ]);
  return new Map(rows.map(({ line, emotion, needs }) => [line, { emotion, needs: parsed<Need[]>(needs) }]));
}

/** Who corrects says what is felt; how strongly is left as it was read, and so are the words. */
function amended(read: Feeling, { emotion, needs }: Corrected): Feeling {
  const isCalm = emotion === 'neutral';
  return {
    ...read,
    emotion,
    needs,
    intensity: isCalm ? 0 : read.intensity === 0 ? 1 : read.intensity,
    polarity: emotion === read.emotion ? read.polarity : USUAL[emotion],
    evidence: isCalm ? [] : read.evidence,
    sureness: 1,
    why: [{ code: 'corrected', rule: '', at: null }],
  };
}

export type HeardLine = ReadLine & { readonly text: string };

/** Reads a conversation line by line; what was read stays known while the program runs. */
export class Listener {
  readonly #feel: ReadFeeling;
  readonly #known = new Map<string, Feeling>();

  constructor(feel: ReadFeeling) {
    this.#feel = feel;
  }

  hear(db: ReadableDb, { lines }: Conversation): HeardLine[] {
    const corrected = correctedIn(db, lines);
    const before: Feeling[] = [];
    return lines.map((line): HeardLine => {
      if (line.speaker === 'agent') return { ...line, feeling: null, isCorrected: false };
      const amend = corrected.get(line.key);
      const read = this.#read(line, before);
      const feeling = amend ? amended(read, amend) : read;
      before.push(feeling);
      return { ...line, feeling, isCorrected: amend !== undefined };
    });
  }

  /** The same words after the same last turns say the same. */
  #read({ text }: Said, before: readonly Feeling[]): Feeling {
    const words = text.slice(0, MAX_READ);
    const near = before.slice(-REACH).map(({ emotion, intensity, polarity }) => `${emotion} ${intensity} ${polarity}`);
    const name = `${hashOf(words)} ${words.length} ${near.join(' ')}`;
    const known = this.#known.get(name);
    if (known) return known;
    const read = this.#feel(words, before);
    if (this.#known.size >= MAX_KNOWN) this.#known.clear();
    this.#known.set(name, read);
    return read;
  }
}

import type { CardOffer } from '#shared/contract/app/guidance.ts';
import {
  chooseCard,
  mirrored,
  pauseFor,
  stageOf,
  wordsOf,
  type Card,
  type CardVariant,
  type Choice,
  type Moment,
} from '#shared/domain/guidance/index.ts';
import { languageOf } from '#shared/guidance/text/language.ts';
import { tokensOf } from '#shared/guidance/text/tokens.ts';
import { MINUTE } from '#shared/kernel/time.ts';
import { parsed } from '../db/replica-table.ts';
import type { ReadableDb } from '../db/types.ts';
import { newestCards, findCard } from './cards.ts';
import type { Conversation } from './conversation.ts';
import type { HeardLine } from './read-lines.ts';
import { recentlyShown, shownIn, toEarlier, type Shown } from './shown.ts';

export type Offered = { readonly offer: CardOffer | null; readonly againAt: number | null };
const NONE: Offered = { offer: null, againAt: null };
/** A card has had its moment when the customer has said so much since. */
const STALE_TURNS = 3;
/** While somebody speaks, an answer that has begun does not make the line before it old. */
const SPOKEN_MS = 30_000;
/** What was said on the telephone before is past: nobody waits for an answer to it on the line. */
const CALL_MS = 2 * MINUTE;

type Wording = { readonly card: Card; readonly variant: CardVariant; readonly words: string | null };

function worded({ card, variant, words }: Wording) {
  const { question, avoid, key } = variant;
  return {
    cardId: card.id,
    cardKey: card.key,
    variant: key,
    title: card.title,
    mirror: mirrored(variant, words),
    question,
    avoid,
    source: card.source,
    words,
  };
}

const spoken = (text: string): CardOffer['language'] => languageOf(tokensOf(text.slice(0, 500).toLowerCase()));

/** What was shown last, while it is of use: nobody has said anything of it, and the talk has not gone far since. */
function standing(db: ReadableDb, shown: Shown | undefined, lines: readonly HeardLine[]): CardOffer | null {
  const card = shown?.use === null ? findCard(db, shown.card_id) : undefined;
  const variant = card?.variants.find(({ key }) => key === shown?.variant);
  if (!shown || !card || !variant) return null;
  const since = lines.filter(({ speaker, at }) => speaker === 'customer' && at > shown.line_at).length;
  // Whoever says that it was read wrongly has said that this card is wrong.
  const isMeantSo = lines.find(({ key }) => key === shown.line)?.feeling?.emotion ?? shown.emotion;
  if (since >= STALE_TURNS || isMeantSo !== shown.emotion) return null;
  return {
    ...worded({ card, variant, words: shown.words }),
    language: spoken(lines.find(({ key }) => key === shown.line)?.text ?? shown.words ?? card.title.zh),
    showingId: shown.id as CardOffer['showingId'],
    line: shown.line,
    emotion: shown.emotion,
    needs: parsed<CardOffer['needs']>(shown.needs),
    fits: {
      needs: card.needs.filter((need) => parsed<string[]>(shown.needs).includes(need)),
      stage: null,
      isChannel: card.channels.length > 0,
    },
    isHeld: shown.is_held === 1,
  };
}

/** The customer's line that waits for an answer. */
function waiting(lines: readonly HeardLine[], { channel }: Conversation, now: number): HeardLine | undefined {
  const last = lines.findLast(({ speaker }) => speaker === 'customer');
  if (!last || (channel === 'phone' && now - last.at > CALL_MS)) return undefined;
  const isAnswered = lines.at(-1) !== last;
  return isAnswered && (channel !== 'phone' || now - last.at > SPOKEN_MS) ? undefined : last;
}

function toOffer({ card, variant, isHeld }: Choice, line: HeardLine, { feeling, stage, channel }: Moment): CardOffer {
  return {
    ...worded({ card, variant, words: wordsOf(line.text, feeling.evidence) }),
    language: spoken(line.text),
    showingId: null,
    line: line.key,
    emotion: feeling.emotion,
    needs: feeling.needs,
    fits: {
      needs: card.needs.filter((need) => feeling.needs.includes(need)),
      stage: card.stages.length > 0 ? stage : null,
      isChannel: card.channels.includes(channel),
    },
    isHeld,
  };
}

/** The card of this moment: a new one where the last line asks for it and it is not too soon, else the one that was shown last. */
export function offerFor(db: ReadableDb, talk: Conversation, lines: readonly HeardLine[], now: number): Offered {
  const shown = shownIn(db, talk.about);
  const current = standing(db, shown[0], lines);
  const line = waiting(lines, talk, now);
  if (!line?.feeling || talk.channel === null || talk.queueId === null) return { offer: current, againAt: null };
  // One line brings one card, whatever became of it.
  if (shown.some((one) => one.line === line.key && one.emotion === line.feeling?.emotion))
    return { offer: current, againAt: null };
  // A corrected line is asked about now: that is no further card, but the right one.
  const recent = line.isCorrected ? [] : recentlyShown(db);
  const moment: Moment = {
    feeling: line.feeling,
    stage: stageOf(lines, talk.isSettled),
    channel: talk.channel,
    about: talk.about,
    now,
    earlier: shown.map(toEarlier),
    recent,
  };
  const choice = chooseCard(newestCards(db), moment);
  if (choice) return { offer: toOffer(choice, line, moment), againAt: null };
  const last = recent.find(({ use }) => use !== 'held');
  const free = last ? last.at + pauseFor(recent) : now;
  return current || free > now ? { offer: current, againAt: free > now ? free : null } : NONE;
}

import { z } from 'zod';
import {
  Card,
  CardContent,
  CardKey,
  CardVariant,
  Correction,
  COURSE_TRENDS,
  Emotion,
  Feeling,
  Need,
  Stage,
} from '../../domain/guidance/index.ts';
import { StepKey } from '../../domain/sop/index.ts';
import { ArticleId, ContactId, RunId, ShowingId, SopId, TicketId } from '../../kernel/ids.ts';
import { Language, LocalizedText, localized } from '../../kernel/text.ts';
import { Millis } from '../../kernel/time.ts';
import { app, Nothing } from './base.ts';

/** A conversation: of a contact that goes on, of a ticket, or of both. */
const About = z.object({ ticketId: TicketId.nullable(), contactId: ContactId.nullable() });

/** One thing said. `feeling` null: not the customer's, or nothing reads it. `key`: the message's id, or the place of a line in its call. */
export const ReadLine = z.object({
  key: z.string(),
  at: Millis,
  speaker: z.enum(['customer', 'agent']),
  feeling: Feeling.nullable(),
  isCorrected: z.boolean(),
});
export type ReadLine = z.infer<typeof ReadLine>;

const Told = localized(400);

/**
 * The card for this moment. `showingId` null: nobody has been shown it yet, and who paints it says so (`show`). `isHeld`: this contact is
 * one of those that get none, to compare with; it is said all the same. `words`: the customer's, as they stand in `mirror`.
 */
export const CardOffer = z.object({
  showingId: ShowingId.nullable(),
  cardId: z.string(),
  cardKey: CardKey,
  variant: CardVariant.shape.key,
  title: LocalizedText,
  mirror: Told,
  question: Told,
  avoid: Told,
  source: Told,
  /** Of the customer's line: in it the agent will answer. */
  language: Language,
  line: z.string(),
  words: z.string().nullable(),
  emotion: Emotion,
  needs: z.array(Need),
  /** What of the card fits this moment and no other: needs, stage, channel. */
  fits: z.object({ needs: z.array(Need), stage: Stage.nullable(), isChannel: z.boolean() }),
  isHeld: z.boolean(),
});
export type CardOffer = z.infer<typeof CardOffer>;

/**
 * A conversation as it is read. `state`: `off`, the agent has switched it off; `missing`, what it reads with is not there. `againAt`: a card
 * may come at the earliest then.
 */
export const Reading = z.object({
  state: z.enum(['on', 'off', 'missing']),
  lines: z.array(ReadLine),
  trend: z.enum(COURSE_TRENDS).nullable(),
  offer: CardOffer.nullable(),
  againAt: Millis.nullable(),
});
export type Reading = z.infer<typeof Reading>;

/** Something that answers what the customer asks. `because`: their words that led to it. */
export const Answer = z.object({
  kind: z.enum(['article', 'sop']),
  articleId: ArticleId.nullable(),
  sopId: SopId.nullable(),
  sopKey: z.string().nullable(),
  title: z.string(),
  confidence: z.number().min(0).max(1),
  because: z.array(z.string()),
});
export type Answer = z.infer<typeof Answer>;

const Interval = z.object({ n: z.int(), mean: z.number(), low: z.number(), high: z.number() });
const ArmName = z.enum(['held', 'a', 'b', 'c']);

/** What became of the mood under one version of a card (shared/domain/guidance/effects). */
export const CardEffect = z.object({
  version: z.int(),
  arms: z.array(
    z.object({
      name: ArmName,
      shown: z.int(),
      used: z.int(),
      dismissed: z.int(),
      next: Interval.nullable(),
      end: Interval.nullable(),
    }),
  ),
  differences: z.array(
    z.object({
      before: ArmName,
      after: ArmName,
      difference: z.object({ value: z.number(), low: z.number(), high: z.number() }).nullable(),
      verdict: z.enum(['better', 'worse', 'unclear', 'too-few']),
      missing: z.int(),
    }),
  ),
});
export type CardEffect = z.infer<typeof CardEffect>;

export const CardSummary = Card.extend({ authorName: z.string().nullable(), shown: z.int(), used: z.int() });
export type CardSummary = z.infer<typeof CardSummary>;

const One = z.object({ showingId: ShowingId });

export const guidance = {
  reading: app.input(About).output(Reading),
  /** How a line that may be anybody's would be read: for the preview of cards. Null: what it reads with is not there. */
  read: app.input(z.object({ text: z.string().max(10_000) })).output(z.object({ feeling: Feeling.nullable() })),
  /** The offered card is on the screen, or held back. Repeated: nothing more. */
  show: app
    .input(About.extend({ showingId: ShowingId, cardId: z.string(), line: z.string() }))
    .output(z.object({ isKept: z.boolean() })),
  use: app.input(One).output(Nothing),
  dismiss: app.input(One).output(Nothing),
  /** What a line is meant as. Stays at this desk; where the agent has agreed, the team gets it without personal data. */
  correct: app.input(About.extend({ line: z.string(), emotion: Emotion, needs: z.array(Need).max(6) })).output(Nothing),
  answers: app.input(About).output(z.object({ state: z.enum(['ready', 'learning', 'off']), answers: z.array(Answer) })),
  /** Steps of a run that the agent's own words show to be done, each with its line, and what likely comes next; nothing is ticked by it. */
  stepHints: app.input(About.extend({ runId: RunId })).output(
    z.object({
      done: z.array(z.object({ step: StepKey, line: z.string(), text: z.string() })),
      next: z.array(StepKey),
    }),
  ),
  cards: app.input(Nothing).output(z.object({ cards: z.array(CardSummary) })),
  cardVersions: app.input(z.object({ key: CardKey })).output(z.object({ versions: z.array(CardSummary) })),
  effects: app.input(z.object({ key: CardKey })).output(z.object({ versions: z.array(CardEffect) })),
  publishCard: app
    .input(
      z.object({
        key: CardKey.nullable(),
        baseVersion: z.int().min(0),
        content: CardContent,
        summary: z.string().max(300),
      }),
    )
    .errors({ OUTDATED: {}, UNFIT: { data: z.object({ places: z.array(z.string()) }) } })
    .output(z.object({ cardId: z.string() })),
  retireCard: app.input(z.object({ cardId: z.string(), isRetired: z.boolean() })).output(Nothing),
  corrections: app.input(Nothing).output(z.object({ corrections: z.array(Correction) })),
};

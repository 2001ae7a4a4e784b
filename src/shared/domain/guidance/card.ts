import { z } from 'zod';
import { AgentId } from '../../kernel/ids.ts';
import { localized, LocalizedText } from '../../kernel/text.ts';
import { Millis } from '../../kernel/time.ts';
import { Channel } from '../channel.ts';
import { EMOTIONS, Emotion, Intensity, Need, NEEDS } from './labels.ts';

/** How far a conversation is: the customer has said one or two things; in the middle; what was asked for is done. */
export const STAGES = ['opening', 'middle', 'closing'] as const;
export const Stage = z.enum(STAGES);
export type Stage = z.infer<typeof Stage>;

/** Where the customer's own words stand in what the agent might say. */
export const WORDS = '{words}';

export const CardKey = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);
export type CardKey = z.infer<typeof CardKey>;
export const cardIdOf = (key: CardKey, version: number): string => `card-${key}-v${version}`;

const Told = localized(300);

/** One way to say it. With several, contacts are dealt among them, so that their effects can be compared. */
export const CardVariant = z.object({
  key: z.enum(['a', 'b', 'c']),
  /** Gives back what was heard, with {@link WORDS} once, where the customer's words are known. */
  mirror: Told,
  /** The same where there are no words to give back. */
  plain: Told,
  /** One open question. */
  question: Told,
  /** One thing that makes it worse. */
  avoid: Told,
});
export type CardVariant = z.infer<typeof CardVariant>;

/** Advice for one kind of moment. Empty lists mean: any. */
export const CardContent = z.object({
  title: LocalizedText,
  emotions: z.array(Emotion).min(1).max(EMOTIONS.length),
  /** The least strength of feeling. */
  intensity: Intensity,
  /** Only for what somebody with more rights should hear of now, and before everything else then. */
  urgent: z.boolean(),
  needs: z.array(Need).max(NEEDS.length),
  stages: z.array(Stage).max(STAGES.length),
  channels: z.array(Channel).max(5),
  variants: z.array(CardVariant).min(1).max(3),
  /** The share of contacts that get no card, so that there is something to compare with. */
  heldShare: z.number().min(0).max(0.5),
  /** What the advice rests on: a study, a rule of the trade, the team's own experience. */
  source: localized(300),
});
export type CardContent = z.infer<typeof CardContent>;

/** One version of a card. Never changed but for its end. */
export const Card = CardContent.extend({
  id: z.string().min(1).max(80),
  key: CardKey,
  version: z.int().positive(),
  teamId: z.string().min(1).max(64),
  /** What has changed, for colleagues. */
  summary: z.string().max(300),
  authorId: AgentId.nullable(),
  publishedAt: Millis.nullable(),
  retiredAt: Millis.nullable(),
});
export type Card = z.infer<typeof Card>;

import type { Issue } from '../../domain/practice/index.ts';
import type { Emotion, Intensity, Need } from '../../domain/guidance/labels.ts';
import type { PersonalKind } from '../../domain/personal-data.ts';
import type { Language } from '../../kernel/text.ts';

/** One line of the conversation, as it was written. */
export type TicketLine = { readonly by: 'customer' | 'agent'; readonly text: string };

/** A solved ticket as this module sees it: oldest line first. */
export type SolvedTicket = {
  /** Its own number, which people write in it. */
  readonly number?: number;
  readonly subject: string;
  readonly tags: readonly string[];
  readonly lines: readonly TicketLine[];
};

/** Whom the desk knows by name. What the customer is called becomes `{name}`, everybody else an invented person. */
export type KnownPeople = { readonly customer: string | null; readonly people: readonly string[] };

/** The procedure that was walked for it: key, and the steps with the result of each, in order. */
export type WalkedProcedure = {
  readonly key: string;
  readonly steps: readonly { readonly step: string; readonly result: string | null }[];
};

/** What is read of a customer's line; `earlier` are the readings of their lines before, the oldest first. */
export type LineFeeling = {
  readonly emotion: Emotion;
  readonly intensity: Intensity;
  /** −1 … 1. */
  readonly polarity: number;
  readonly needs: readonly Need[];
};
export type FeelingReader<F extends LineFeeling = LineFeeling> = (text: string, earlier: readonly F[]) => F;

export type FromTicket<F extends LineFeeling = LineFeeling> = {
  readonly lang: Language;
  readonly known: KnownPeople;
  readonly procedure: WalkedProcedure | null;
  readonly readFeeling: FeelingReader<F>;
  /** Names of articles that belong to the answer, as they are shown. */
  readonly articles?: readonly string[];
  /** Key of the draft; absent: one that is made of its words. */
  readonly key?: string;
};

/** A stretch that was taken out, without its words. `line`: which of the ticket's lines; null: subject or tags. */
export type Removed = {
  readonly kind: PersonalKind | 'link';
  readonly placeholder: string;
  readonly line: number | null;
};

/** Why a lead should look at a place before anybody practises with it. */
export const LOOKS = [
  'partly-read',
  'perhaps-name',
  'heading-changed',
  'opening-short',
  'no-question',
  'few-ways-to-tell',
  'order-invented',
  'need-invented',
  'acceptance-invented',
  'answer-thin',
  'company-thin',
  'nothing-better',
  'procedure-open',
] as const;
export type Look = {
  readonly code: (typeof LOOKS)[number];
  /** Where in the draft: `facts.0`, `openings`, `better`. */
  readonly place: string;
  /** Of `perhaps-name`: the word that stayed; of `heading-changed`: the heading. Both stand in the draft anyway. */
  readonly word: string | null;
};

/** Why no draft comes of it. `unusable`: it would break the rules of the content; `faults` says which. */
export const REFUSALS = ['too-few-lines', 'too-short', 'other-language', 'nothing-solved', 'unusable'] as const;
export type Refusal = (typeof REFUSALS)[number];

export type TicketDraft =
  | {
      readonly isDraft: true;
      readonly issue: Issue;
      readonly removed: readonly Removed[];
      readonly looks: readonly Look[];
    }
  | { readonly isDraft: false; readonly refusal: Refusal; readonly faults: readonly string[] };

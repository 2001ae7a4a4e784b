/** What a desk sends to the lead's board, then what it keeps for the person at it. */
const PRIVACY_KEYS = [
  'told.load',
  'told.interruptible',
  'told.occupancy',
  'told.baseMs',
  'told.hard',
  'told.recoversUntilAt',
  'told.shiftEndsAt',
  'told.reliefAt',
  'told.state',
  'told.reason',
  'told.sinceAt',
  'told.channels',
  'kept.span',
  'kept.hard',
  'kept.clock',
  'kept.own',
] as const;
export type PrivacyKey = (typeof PRIVACY_KEYS)[number];

/**
 * `seenBy`: the lead and the person themselves, or they alone. `keptDays`: for how long it is stored; null: it is not, or only until the
 * next takes its place.
 */
export type PrivacyLine = {
  readonly key: PrivacyKey;
  readonly seenBy: 'lead' | 'you';
  readonly keptDays: number | null;
};

/** The own history of a desk; longer than any rota that somebody wants to look back on, short enough to be nobody's file. */
export const KEPT_DAYS = 14;
const BY_DAY: readonly PrivacyKey[] = ['kept.span', 'kept.hard'];

/** Every datum about the person at the desk that load and rest bring into being; the privacy text has one line for each. */
export const PRIVACY: readonly PrivacyLine[] = PRIVACY_KEYS.map((key) => ({
  key,
  seenBy: key.startsWith('told.') ? 'lead' : 'you',
  keptDays: BY_DAY.includes(key) ? KEPT_DAYS : null,
}));

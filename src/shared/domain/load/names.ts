/** Names of this part of the domain. Free of schemas. */

/**
 * How an occupancy is to be read. 85 % is a ceiling that practitioners agree on and no target: a small team cannot reach it and keep
 * its service level, so nobody in one is coloured for being below.
 */
export const BANDS = ['neutral', 'info', 'relief', 'act'] as const;
export type Band = (typeof BANDS)[number];

/** Why a rest is offered, the most pressing first. */
export const BREAK_CAUSES = ['relief', 'planned', 'hard', 'time'] as const;
export type BreakCause = (typeof BREAK_CAUSES)[number];

/** What somebody does during a stretch of their day. */
export const SPAN_KINDS = ['talk', 'hold', 'acw', 'available', 'away', 'break', 'offline'] as const;
export type SpanKind = (typeof SPAN_KINDS)[number];

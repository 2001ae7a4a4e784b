import { ORPCError } from '@orpc/client';
import type { OwnBreaks } from '#shared/domain/load/index.ts';
import { MINUTE } from '#shared/kernel/units.ts';

/** Rules one may make gentler for oneself, as numbers of minutes; `afterHard` is the fourth. */
export const TIMES = ['everyMs', 'restMs', 'postponeMs'] as const;
export type Time = (typeof TIMES)[number];

/** What stands in the form: empty text is the team's. */
export type Written = Readonly<Record<Time, number | ''>> & { readonly afterHard: boolean };

type Stored = { readonly [K in keyof OwnBreaks]?: OwnBreaks[K] | undefined };

export const writtenOf = (own: Stored): Written => ({
  everyMs: own.everyMs === undefined ? '' : own.everyMs / MINUTE,
  restMs: own.restMs === undefined ? '' : own.restMs / MINUTE,
  postponeMs: own.postponeMs === undefined ? '' : own.postponeMs / MINUTE,
  afterHard: own.afterHard ?? false,
});

/** The wish as it is stored: what is empty is left out, and a switch that is off asks for nothing. */
export function wishOf(written: Written): OwnBreaks {
  const times = TIMES.flatMap((field) => {
    const minutes = written[field];
    return minutes === '' ? [] : [[field, Math.round(minutes * MINUTE)] as const];
  });
  return { ...Object.fromEntries(times), ...(written.afterHard ? { afterHard: true } : {}) };
}

/** The rules a wish was refused for; null: it was refused for another reason, or not at all. */
export function harsherFields(error: unknown): readonly string[] | null {
  if (!(error instanceof ORPCError) || (error.code as string) !== 'HARSHER') return null;
  const { fields } = error.data as { fields?: unknown };
  return Array.isArray(fields) ? fields.map(String) : [];
}

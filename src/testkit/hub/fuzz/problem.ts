import type { z } from 'zod';
import { TABLES, type TableName } from '#shared/domain/tables.ts';

/** What was found, and by which check. */
export class FuzzProblem extends Error {
  readonly check: string;
  constructor(check: string, what: string) {
    super(`${check}: ${what}`);
    this.check = check;
  }
}

export function demand(check: string, isSo: boolean, what: () => string): void {
  if (!isSo) throw new FuzzProblem(check, what());
}

const short = (value: unknown): string => (JSON.stringify(value) ?? 'undefined').slice(0, 400);

export function fits<S extends z.ZodType>(check: string, schema: S, value: unknown): z.infer<S> {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const { path, message } = read.error.issues[0] ?? { path: [], message: '' };
  throw new FuzzProblem(check, `${path.join('.')}: ${message} in ${short(value)}`);
}

/** A row a desk is given must be one that it can read. */
export function fitsTable(check: string, tbl: string, data: unknown): void {
  fits(`${check} (${tbl})`, TABLES[tbl as TableName], data);
}

export { short };

/** Why one line of a file was left out; `line` counts from 1. Everything else in the file is still loaded. */
export const PROBLEM_CODES = [
  'line-too-long',
  'not-utf8',
  'nul',
  'not-json',
  'truncated',
  'wrong-shape',
  'no-words',
  'duplicate-id',
  'refused',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];
export type Problem = { readonly line: number; readonly code: ProblemCode; readonly detail: string };

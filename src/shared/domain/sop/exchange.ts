import type { z } from 'zod';
import { jsonFault, lineAt } from '../../kernel/json-fault.ts';
import { readJson } from '../../kernel/json.ts';
import { own } from '../../kernel/own.ts';
import { resultsOf } from './check.ts';
import { StepKey } from './keys.ts';
import { SopContent, type Sop } from './sop.ts';
import type { SopStep } from './step.ts';

/**
 * A procedure as a file: JSON that people can read and compare, the same text for the same procedure. `formatVersion` goes up when an
 * older reader would misunderstand it.
 */
const FORMAT = 'attune-sop';
const FORMAT_VERSION = 1;

/** UTF-16 units: more than any procedure that people can walk. */
export const MAX_EXCHANGE = 2_000_000;
const MAX_FAULTS = 50;
const MAX_PATH = 200;
/** No list or object of a procedure is longer, and nothing lies deeper. */
const MAX_ENTRIES = 500;
const MAX_DEPTH = 20;

export const EXCHANGE_FAULTS = [
  'too-large', // the text, before anybody reads it
  'syntax', // not JSON; `path` names the line
  'format', // JSON, but not of this kind
  'version', // written by a newer program
  'missing',
  'type',
  'too-long',
  'too-short',
  'too-deep',
  'value', // none of those that may stand here
] as const;
/** `path`: `steps[3].next.done`, or `line 12`; empty: the whole. */
export type ExchangeFault = { readonly path: string; readonly code: (typeof EXCHANGE_FAULTS)[number] };
export type Imported =
  | { readonly ok: true; readonly key: string; readonly content: SopContent }
  | { readonly ok: false; readonly faults: readonly ExchangeFault[] };

/** Edges in the order of the results, so that they read as the step does. */
function ordered(step: SopStep): SopStep {
  const results = resultsOf(step);
  const others = Object.keys(step.next).filter((key) => !results.includes(key));
  const keys = [...results, ...others.toSorted()].filter((key) => Object.hasOwn(step.next, key));
  return { ...step, next: Object.fromEntries(keys.map((key) => [key, step.next[key] ?? null])) };
}

/** Only what a lead writes goes out: who published it when, and what became of it, stays with the team. */
export function exportSop(sop: SopContent & Pick<Sop, 'key'>): string {
  const { key, steps } = sop;
  const content = SopContent.parse({ ...sop, steps: steps.map(ordered) });
  return `${JSON.stringify({ format: FORMAT, formatVersion: FORMAT_VERSION, key, content }, null, 2)}\n`;
}

type Path = readonly PropertyKey[];

const pathText = (path: Path): string =>
  path
    .map((part, i) => (typeof part === 'number' ? `[${part}]` : i === 0 ? String(part) : `.${String(part)}`))
    .join('')
    .slice(0, MAX_PATH);
const refused = (code: ExchangeFault['code'], path = ''): Imported => ({ ok: false, faults: [{ path, code }] });

const CODES: Readonly<Record<string, ExchangeFault['code']>> = {
  invalid_type: 'type',
  too_big: 'too-long',
  too_small: 'too-short',
};

const valueAt = (data: unknown, path: Path): unknown =>
  path.reduce<unknown>((inner, part) => own((inner ?? {}) as Record<string, unknown>, String(part)), data);

function faultOf({ code, path }: z.core.$ZodIssue, data: unknown): ExchangeFault {
  const isMissing = code === 'invalid_type' && valueAt(data, path) === undefined;
  return { path: pathText(path), code: isMissing ? 'missing' : (own(CODES, code) ?? 'value') };
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** The first thing larger than anything of a procedure: the schema would look at every piece of it before it said so. */
function oversized(data: unknown): ExchangeFault | undefined {
  const waiting: { value: unknown; path: Path }[] = [{ value: data, path: [] }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, path } = next;
    if (!isObject(value)) continue;
    const keys = Array.isArray(value) ? value.keys() : Object.keys(value);
    const size = Array.isArray(value) ? value.length : Object.keys(value).length;
    if (path.length > MAX_DEPTH) return { path: pathText(path), code: 'too-deep' };
    if (size > MAX_ENTRIES) return { path: pathText(path), code: 'too-long' };
    for (const key of keys) waiting.push({ value: value[key as keyof typeof value], path: [...path, key] });
  }
  return undefined;
}

function readContent(key: string, data: unknown): Imported {
  const large = oversized(data);
  if (large) return { ok: false, faults: [large] };
  const read = SopContent.safeParse(data);
  if (read.success) return { ok: true, key, content: read.data };
  const faults = read.error.issues.slice(0, MAX_FAULTS).map((issue) => faultOf(issue, data));
  return { ok: false, faults };
}

/** Whatever the text is, it is answered, and soon. Whether the procedure can be walked is for `problemsOf` to say. */
export function importSop(text: string): Imported {
  if (text.length > MAX_EXCHANGE) return refused('too-large');
  // Editors of other systems write it in front (RFC 8259 leaves it to the reader).
  const json = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const data = readJson(json);
  if (data === undefined) return refused('syntax', `line ${lineAt(json, jsonFault(json) ?? json.length)}`);
  if (!isObject(data) || own(data, 'format') !== FORMAT) return refused('format', 'format');
  if (own(data, 'formatVersion') !== FORMAT_VERSION) return refused('version', 'formatVersion');
  const key = StepKey.safeParse(own(data, 'key'));
  if (!key.success) return refused(own(data, 'key') === undefined ? 'missing' : 'value', 'key');
  const content = own(data, 'content');
  return content === undefined ? refused('missing', 'content') : readContent(key.data, content);
}

import { z } from 'zod';
import { getMeta, setMeta } from '../db/meta.ts';
import type { ReadableDb, WritableDb } from '../db/types.ts';

/** A language model that may play the customer's words. Kept in the encrypted replica: its key opens an account somewhere. */
export const PracticeModel = z.object({
  isOn: z.boolean(),
  /** Of an endpoint with `/chat/completions` below it. */
  url: z.string().max(500),
  model: z.string().max(200),
  key: z.string().max(500).nullable(),
});
export type PracticeModel = z.infer<typeof PracticeModel>;

const OFF: PracticeModel = { isOn: false, url: '', model: '', key: null };

export function modelOf(db: ReadableDb): PracticeModel {
  const read = PracticeModel.safeParse(JSON.parse(getMeta(db, 'practiceModel') ?? 'null'));
  return read.success ? read.data : OFF;
}

export function setModel(tx: WritableDb, model: PracticeModel): void {
  setMeta(tx, 'practiceModel', JSON.stringify(model));
}

const originOf = (text: string): string => (URL.canParse(text) ? new URL(text).origin : text);

/** A key belongs to whoever was meant when it was typed: another place needs its own. */
export function keyFor(before: PracticeModel, url: string, given: string | null | undefined): string | null {
  if (given !== undefined) return given;
  return originOf(before.url) === originOf(url) ? before.key : null;
}

/** In clear text only to this computer: what a trainee writes is theirs. */
export function isFitUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username } = new URL(text);
  if (username !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname));
}

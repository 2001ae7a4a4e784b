import { createHash } from 'node:crypto';
import type { InboundMessage } from '#shared/contract/team/inbound.ts';
import { MAX_FILE_BYTES } from '#shared/domain/attachment.ts';
import { cleanName } from '#shared/telephony/index.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { File } from './rows.ts';

export type Decoded = File & { readonly content: Uint8Array };

/** A name without folders: it is shown, and offered when the file is kept. */
const fileName = (text: string): string => cleanName(text.replace(/^.*[/\\]/, ''), 200) || 'file';

/** @throws Refusal `invalid` or `too-large` with the place of the file. */
export function decodeFiles({ attachments = [] }: InboundMessage): Decoded[] {
  return attachments.map(({ name, mime, base64 }, i) => {
    const content = Buffer.from(base64, 'base64');
    if (content.byteLength > MAX_FILE_BYTES) throw new Refusal('too-large', { detail: `attachments.${i}` });
    if (content.byteLength === 0) throw new Refusal('invalid', { detail: `attachments.${i}.base64` });
    const sha256 = createHash('sha256').update(content).digest('hex');
    return {
      name: fileName(name),
      mime: /^[\w.+-]+\/[\w.+-]+$/.test(mime) ? mime : 'application/octet-stream',
      bytes: content.byteLength,
      sha256,
      content,
    };
  });
}

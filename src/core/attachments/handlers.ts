import { implement } from '@orpc/server';
import { attachments as contract } from '#shared/contract/app/attachments.ts';
import type { Attachment } from '#shared/domain/attachment.ts';
import { AttachmentId } from '#shared/kernel/ids.ts';
import { CHUNK_BYTES } from '#shared/kernel/limits.ts';
import { DiskFull } from '../db/errors.ts';
import { fromBase64, toBase64 } from '../kernel/base64.ts';
import type { CurrentDesk, Desk } from '../kernel/desk.ts';
import type { Clock, Crypto, Ids } from '../kernel/ports.ts';
import { found, Refusal } from '../kernel/refusal.ts';
import { insertUpload, type Upload } from './queries.ts';
import { attachmentTable } from './table.ts';
import type { Uploads } from './uploads.ts';

type Deps = {
  readonly desk: CurrentDesk;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly crypto: Crypto;
  readonly uploads: Uploads;
};

/** The bytes of an attachment: from this desk, else from the hub, which are then kept. */
async function contentOf(desk: Desk, file: Attachment): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (await desk.files.has(file.sha256)) return await desk.files.read(file.sha256);
  const bytes = await desk.sync.download(file.sha256);
  if (bytes) await desk.files.write(file.sha256, bytes);
  return bytes;
}

async function keep({ desk, clock, ids, crypto, uploads }: Deps, uploadId: string): Promise<Upload | undefined> {
  const here = desk();
  if (!uploads.has(uploadId)) throw new Refusal('NOT_FOUND');
  const file = uploads.whole(uploadId);
  if (!file) return undefined;
  const { name, mime, bytes } = file;
  const sha256 = crypto.sha256(bytes);
  await here.files.write(sha256, bytes);
  const upload = { id: AttachmentId.parse(ids.uuid()), name, mime, bytes: bytes.length, sha256 };
  here.writeLocal((tx) => {
    insertUpload(tx, upload, clock.now());
  });
  uploads.discard(uploadId);
  return upload;
}

export function attachmentsRouter(deps: Deps) {
  const { desk, ids, uploads } = deps;
  const os = implement(contract);
  return os.router({
    begin: os.begin.handler(({ input }) => {
      desk();
      const uploadId = ids.uuid();
      uploads.begin(uploadId, input);
      return { uploadId };
    }),
    append: os.append.handler(({ input, errors }) => {
      const done = found(uploads.append(input.uploadId, input.offset, fromBase64(input.base64)));
      if (!done.isOk) throw errors.WRONG_OFFSET({ data: { expected: done.expected } });
      return {};
    }),
    finish: os.finish.handler(async ({ input, errors }) => {
      const upload = await keep(deps, input.uploadId).catch((error: unknown) => {
        throw error instanceof DiskFull ? errors.DISK_FULL() : error;
      });
      if (!upload) throw errors.INCOMPLETE();
      return upload;
    }),
    discard: os.discard.handler(({ input }) => {
      uploads.discard(input.uploadId);
      return {};
    }),
    read: os.read.handler(async ({ input, errors }) => {
      const here = desk();
      const file = found(here.read((db) => attachmentTable.get(db, input.attachmentId))).data;
      const bytes = await contentOf(here, file).catch(() => {
        throw errors.DAMAGED();
      });
      if (!bytes) throw errors.NOT_ON_THIS_DESK();
      const piece = bytes.subarray(input.offset, input.offset + CHUNK_BYTES);
      return { base64: toBase64(piece), totalBytes: bytes.length };
    }),
  });
}

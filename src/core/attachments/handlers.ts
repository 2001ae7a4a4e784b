import { implement } from '@orpc/server';
import { attachments as contract } from '#shared/contract/app/attachments.ts';
import { AttachmentId } from '#shared/kernel/ids.ts';
import { DiskFull } from '../db/errors.ts';
import { fromBase64, toBase64 } from '../kernel/base64.ts';
import type { CurrentDesk } from '../kernel/desk.ts';
import type { Clock, Crypto, Ids } from '../kernel/ports.ts';
import { found, Refusal } from '../kernel/refusal.ts';
import type { Contents } from './contents.ts';
import { insertUpload, type Upload } from './queries.ts';
import { attachmentTable } from './table.ts';
import type { Uploads } from './uploads.ts';

type Deps = {
  readonly desk: CurrentDesk;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly crypto: Crypto;
  readonly uploads: Uploads;
  readonly contents: Contents;
};

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
      const read = await deps.contents.piece(here, file, input.offset).catch(() => {
        throw errors.DAMAGED();
      });
      if (!read) throw errors.NOT_ON_THIS_DESK();
      return { base64: toBase64(read.piece), totalBytes: read.totalBytes };
    }),
  });
}

export { createContents, type Contents } from './contents.ts';
export { attachmentsRouter } from './handlers.ts';
export {
  attachmentsOf,
  discardUploads,
  dropSentUploads,
  filesOf,
  filesOfRow,
  fileState,
  findUploads,
  insertUpload,
  isLost,
  isNamed,
  markAtHub,
  markLost,
  offerAgain,
  type Upload,
} from './queries.ts';
export { attachmentTable } from './table.ts';
export { createUploads, type Uploads } from './uploads.ts';

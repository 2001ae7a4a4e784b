export { viewersRouter } from './handlers.ts';
export { Viewers, type LiveWord, type Told } from './viewers.ts';

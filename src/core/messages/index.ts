export { repliesOn, unseenAnswers } from './answers.ts';
export { messagesRouter, type SetFields } from './handlers.ts';
export { mergedInto } from './merged.ts';
export { countSpoken, spokenIn, type SpokenLine } from './spoken.ts';
export { messageTable } from './table.ts';
export { fitsRequest } from './size.ts';

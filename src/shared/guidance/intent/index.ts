export { ask, type Asked, type Guess, type Span } from './ask.ts';
export { isStale, type IntentExample, type IntentModel } from './model.ts';
export { relearn, type Change } from './relearn.ts';
export { trainIntents } from './train.ts';

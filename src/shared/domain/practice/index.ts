export * from './content.ts';
export * from './issue.ts';
export * from './kinds.ts';
export * from './persona.ts';
export * from './scenario.ts';
export * from './scorecard.ts';
export * from './session.ts';
export * from './words.ts';

export * from './bridge.ts';
export * from './calls.ts';

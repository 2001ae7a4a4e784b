export { applyEffects, baseVersion, undoEffects } from './base.ts';
export { getRow, putRow, removeRow, rowVersion } from './tables.ts';
export { viewOf } from './view.ts';

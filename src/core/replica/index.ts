export { applyEffects, baseVersion, undoEffects } from './base.ts';
export { clearRows, getRow, putRow, removeRow, rowVersion } from './tables.ts';
export { viewOf } from './view.ts';

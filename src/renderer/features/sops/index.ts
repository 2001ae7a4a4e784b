export { SopPanel, type SopPanelProps } from './run/sop-panel.tsx';
export { SopsScreen } from './library/index.ts';
export { SopHealth } from './health/index.ts';

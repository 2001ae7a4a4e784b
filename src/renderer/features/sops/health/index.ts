export { SopHealth } from './sop-health.tsx';

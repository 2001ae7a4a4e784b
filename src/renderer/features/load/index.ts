import { lazy } from 'react';

export { LoadChip } from './chip/load-chip.tsx';
export { QuietItems } from './quiet/quiet-items.tsx';
export { RestLayer } from './rest-layer.tsx';
export { UnderRest } from './under-rest.tsx';
export const DayScreen = lazy(async () => ({ default: (await import('./day/day-screen.tsx')).DayScreen }));
export const RestRules = lazy(async () => ({ default: (await import('./settings/rest-rules.tsx')).RestRules }));

import { lazy } from 'react';

const load = () => import('./customer-panel.tsx');

/** Not part of the first screen: fetched before or with the first ticket that is opened. */
export const CustomerPanel = lazy(async () => ({ default: (await load()).CustomerPanel }));
export const fetchCustomerPanel = (): void => void load();

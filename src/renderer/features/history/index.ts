import { lazy } from 'react';

const loadSide = () => import('./customer-side.tsx');

/** Not part of the first screen: fetched before or with the first ticket that is opened. */
export const CustomerSide = lazy(async () => ({ default: (await loadSide()).CustomerSide }));
export const fetchCustomerSide = (): void => void loadSide();

export const CustomerScreen = lazy(async () => ({ default: (await import('./customer-screen.tsx')).CustomerScreen }));

/** A form over whatever stands there: for who promises something while they talk. */
export const MakePromise = lazy(async () => ({ default: (await import('./make-promise.tsx')).MakePromise }));

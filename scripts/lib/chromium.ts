import { existsSync } from 'node:fs';

/** The lighter one first: the same engine without a window, which tests are done with a quarter sooner. */
const PLACES = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'] as const;

/** The browser of tests, benches and pictures. It need not be there. */
export const CHROMIUM = process.env['ATTUNE_CHROMIUM'] ?? PLACES.find((place) => existsSync(place)) ?? PLACES[1];

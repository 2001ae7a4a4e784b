import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { defineConfig, type UserConfig } from 'electron-vite';

// Named by its address and not imported: bundled into this file, the product's config would look for everything here.
const address = pathToFileURL(resolve('electron.vite.config.ts')).href;
const { default: product } = (await import(address)) as { default: Required<UserConfig> };

/** The product's build without what Electron does not run: host and hub have tests of their own, the screen is a placeholder. */
const { input, ...options } = product.main.build?.rolldownOptions ?? {};
const { index, backend } = input as { index: string; backend: string };
const build = { ...product.main.build, rolldownOptions: { ...options, input: { index, backend } } };

export default defineConfig({ main: { ...product.main, build }, preload: product.preload });

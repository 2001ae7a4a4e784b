import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { resolve } from 'node:path';

const at = (path: string) => resolve(import.meta.dirname, path);

/** Packages that must stay outside the bundle: native code, and what loads files of its own at run time. */
const external = ['electron', 'better-sqlite3', '@electric-sql/pglite', 'pg', 'pino', 'electron-store', 'conf'];

export default defineConfig({
  main: {
    build: {
      target: 'node24',
      sourcemap: true,
      minify: false,
      externalizeDeps: false,
      rolldownOptions: {
        external: [...external, /^node:/],
        input: {
          index: at('src/main/index.ts'),
          backend: at('src/main/backend/index.ts'),
          host: at('src/host/index.ts'),
          hub: at('src/hub/cli/index.ts'),
          'bot-learn-worker': at('src/hub/bot/own/learn-worker.ts'),
          'intent-worker': at('src/core/adapters/intent-worker.node.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      // A sandboxed preload can require nothing but 'electron', and cannot be an ES module.
      externalizeDeps: false,
      rolldownOptions: {
        external: ['electron'],
        input: { index: at('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('src/renderer'),
    plugins: [react()],
    build: {
      minify: 'oxc',
      sourcemap: false,
      rolldownOptions: { input: { index: at('src/renderer/index.html') } },
    },
  },
});

import { registerHooks } from 'node:module';

const FAKE = new URL('./electron.ts', import.meta.url).href;

/** Whoever asks for electron gets the fake, be it our bundle or a package in node_modules. */
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: FAKE, shortCircuit: true } : next(specifier, context),
});

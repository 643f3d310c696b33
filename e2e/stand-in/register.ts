import { registerHooks } from 'node:module'

/** Loaded by `node --import`: from here on `electron` is the stand-in beside this file. */
const url = new URL('./electron.ts', import.meta.url).href
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' || specifier === 'electron/main'
      ? { url, shortCircuit: true }
      : next(specifier, context),
})

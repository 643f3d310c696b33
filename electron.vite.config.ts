import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const at = (...names: string[]): string => path.join(import.meta.dirname, ...names)
/** One file per entry and no folders in between: `electron/studio/entry-files.ts` finds its neighbours by name. */
const flat = { format: 'cjs', entryFileNames: '[name].js', chunkFileNames: '[name].js' } as const

/** The window's three parts; see `scripts/build-window.mjs` for when they are built. Packages stay outside of main. */
export default defineConfig({
  main: {
    build: {
      // The GPL-3 voice engine is loaded by its own process from its own package, and never becomes part of ours.
      externalizeDeps: {
        include: ['@echogarden/espeak-ng-emscripten'],
        // The encoder is an ES module, which would load a second, other copy of the muxer and announce itself there.
        exclude: ['mediabunny', '@mediabunny/aac-encoder'],
      },
      rolldownOptions: {
        input: {
          index: at('electron/main/index.ts'),
          'painter-worker': at('electron/studio/providers/rehearsal/painter-worker.ts'),
          'mix-worker': at('electron/studio/media/mix/mix-worker.ts'),
          'espeak-child': at('electron/studio/providers/rehearsal/voice/espeak-child.ts'),
        },
        output: flat,
      },
    },
  },
  preload: {
    build: {
      // A sandboxed preload can require nothing but 'electron'.
      externalizeDeps: false,
      isolatedEntries: true,
      rolldownOptions: {
        input: { index: at('electron/preload/index.ts'), render: at('electron/preload/render.ts') },
        output: flat,
      },
    },
  },
  renderer: {
    root: at('renderer'),
    plugins: [react()],
    build: {
      // The page may load only files of its own origin: nothing is inlined as a `data:` URL.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 4096,
      minify: true,
      rolldownOptions: { input: at('renderer/index.html') },
    },
  },
})

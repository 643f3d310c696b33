import { build } from 'vite'

/** Builds the page at `root` into `outDir`, as the program's own pages are: nothing is inlined as a `data:` URL. */
export async function buildPage(root: string, outDir: string): Promise<void> {
  await build({
    root,
    configFile: false,
    base: './',
    logLevel: 'silent',
    build: {
      outDir,
      emptyOutDir: true,
      target: 'esnext',
      assetsInlineLimit: 0,
      modulePreload: false,
      minify: false,
      chunkSizeWarningLimit: 4096,
      reportCompressedSize: false,
    },
  })
}

// Entry of the command line in a checkout. Guards the Node version first: better-sqlite3 crashes Node below 22.14
// without a message, so nothing that loads it may be imported before this check.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 15)) {
  console.error(
    `Cliffhanger needs Node 22.15 or newer; this is ${process.version}. Run it as: npm run --silent cliffhanger -- …`,
  )
  process.exit(1)
}
const { enableCompileCache } = await import('node:module')
const { tmpdir } = await import('node:os')
const { default: path } = await import('node:path')
// By way of the environment: painters and the voice engine are threads and a process of their own, and load the same
// sources. Without it each of them reads and strips a hundred files anew.
process.env.NODE_COMPILE_CACHE ??= path.join(tmpdir(), 'node-compile-cache')
enableCompileCache()
// These paint video: the export page has to be built from the sources as they are.
if (['produce', 'export', 'bench'].includes(process.argv[2])) {
  const { ensureExportPage } = await import('./ensure-export-page.mjs')
  await ensureExportPage()
}
const { main } = await import('../electron/cli/index.ts')
process.exitCode = await main(process.argv.slice(2))

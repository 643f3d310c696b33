/** See the script beside this. */
export function ensureExportPage(): Promise<{ readonly dir: string; readonly built: boolean }>
/** See the script beside this. */
export function buildPage(root: string, outDir: string): Promise<void>

/** See the script beside this. */
export function ensureExportPage(): Promise<{ readonly dir: string; readonly built: boolean }>

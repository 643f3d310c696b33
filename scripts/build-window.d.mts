/** Builds the parts of the window whose sources changed since they were built. @returns the names of those parts */
export function ensureWindow(parts?: readonly string[]): Promise<string[]>

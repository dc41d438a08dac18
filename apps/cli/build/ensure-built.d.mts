/** Makes `dist` match the sources; false after saying on stderr why it can't. */
export function ensureBuilt(options?: { force?: boolean; root?: string; quiet?: boolean }): Promise<boolean>;
/** Which parts of the output no longer match their sources. */
export function stale(root?: string): ('server' | 'console')[];

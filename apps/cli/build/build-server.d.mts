/** Compiles the server into `outDir`; returns how many files were written. */
export function buildServer(options?: {
  root?: string;
  folders?: string[];
  outDir?: string;
}): Promise<number>;

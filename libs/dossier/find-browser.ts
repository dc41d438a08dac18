import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';

export interface Browser {
  path: string;
  /** what this build needs beside our own arguments */
  args: readonly string[];
}

const installed = [
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/local/bin/chromium',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * The configured browser, else one of the system, else the optional package @sparticuz/chromium.
 * @returns or a sentence that says what is wrong and how to mend it
 */
export async function findBrowser(
  configured?: string,
  candidates: readonly string[] = installed,
): Promise<Browser | string> {
  if (configured !== undefined) {
    if (await isProgram(configured)) return { path: configured, args: [] };
    return `CHROMIUM_PATH names ${configured}, which is no program that can be run; correct it, or leave it unset.`;
  }
  for (const path of candidates) if (await isProgram(path)) return { path, args: [] };
  return (
    (await packagedBrowser()) ??
    'No Chrome or Chromium was found; install one (Debian: apt-get install chromium), or set CHROMIUM_PATH.'
  );
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

async function packagedBrowser(): Promise<Browser | undefined> {
  // not a dependency: 64 MB that most do not need, so the compiler must not look for it
  const optional: string = '@sparticuz/chromium';
  try {
    const { default: chromium } = (await import(optional)) as {
      default: { executablePath(): Promise<string>; args: string[] };
    };
    return { path: await chromium.executablePath(), args: chromium.args };
  } catch {
    return undefined;
  }
}

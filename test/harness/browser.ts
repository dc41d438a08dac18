import puppeteer, { type Browser } from 'puppeteer-core';
import { findBrowser } from '#dossier/find-browser.js';

/** The system's browser; null where there is none. */
export async function launchBrowser(): Promise<Browser | null> {
  const found = await findBrowser(process.env.CHROMIUM_PATH);
  if (typeof found === 'string') return null;
  return puppeteer.launch({
    executablePath: found.path,
    args: [
      ...found.args,
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}

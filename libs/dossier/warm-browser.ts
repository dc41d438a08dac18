import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser as Chromium, type Page } from 'puppeteer-core';
import { findBrowser, type Browser } from './find-browser.js';

/** There is no browser to print with; the message says why, and what to do. */
export class NoBrowser extends Error {}

export interface WarmBrowserOptions {
  chromiumPath?: string | undefined;
  /** a page that takes longer is given up */
  limitMs?: number;
  /** how long the browser stays after its last page */
  idleMs?: number;
}

interface Running {
  chromium: Chromium;
  folder: string;
}

const startLimitMs = 30_000;

const quiet = [
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  // beside the interception of requests: no name resolves, so a prefetch goes nowhere either
  '--host-resolver-rules=MAP * ~NOTFOUND',
];

/**
 * Prints HTML to PDF. The pages may hold what strangers sent: script is off, every request is aborted, and each page
 * has a context of its own. One page at a time, since each takes some 100 MB. The browser starts at the first page,
 * closes when idle, and is started anew after a crash.
 */
export class WarmBrowser {
  private running: Promise<Running> | undefined;
  private idle: NodeJS.Timeout | undefined;
  private turn: Promise<unknown> = Promise.resolve();
  private readonly limitMs: number;
  private readonly idleMs: number;
  /** requests that pages tried to make, all aborted */
  abortedRequests = 0;

  constructor(private readonly options: WarmBrowserOptions = {}) {
    this.limitMs = options.limitMs ?? 20_000;
    this.idleMs = options.idleMs ?? 60_000;
  }

  /** @param footer HTML for the foot of every page @throws NoBrowser; or Error when the page can't be printed in time */
  print(page: string, footer: string): Promise<Buffer> {
    const result = this.turn.then(() => this.printNow(page, footer));
    this.turn = result.catch(() => undefined);
    return result;
  }

  /** Waits for the page in print; the browser's files are gone afterwards. */
  async close(): Promise<void> {
    await this.turn;
    clearTimeout(this.idle);
    await this.stop();
  }

  async processId(): Promise<number | undefined> {
    return (await this.running)?.chromium.process()?.pid;
  }

  private async printNow(page: string, footer: string): Promise<Buffer> {
    clearTimeout(this.idle);
    try {
      const { chromium } = await this.ready();
      return await withinLimit(
        printOn(chromium, page, footer, () => this.abortedRequests++),
        this.limitMs,
      );
    } catch (fault) {
      // whatever state it is in, the next page gets a new one
      await this.stop();
      throw fault;
    } finally {
      this.idle = setTimeout(() => void this.stop(), this.idleMs).unref();
    }
  }

  private async ready(): Promise<Running> {
    const running = await this.running?.catch(() => undefined);
    if (running?.chromium.connected) return running;
    await this.stop();
    this.running = start(await this.found());
    return this.running;
  }

  private async found(): Promise<Browser> {
    const found = await findBrowser(this.options.chromiumPath);
    if (typeof found === 'string') throw new NoBrowser(found);
    return found;
  }

  private async stop(): Promise<void> {
    const stopping = this.running;
    this.running = undefined;
    const running = await stopping?.catch(() => undefined);
    if (!running) return;
    const { chromium, folder } = running;
    await withinLimit(chromium.close(), 5_000).catch(() => chromium.process()?.kill('SIGKILL'));
    await removeFolder(folder);
  }
}

async function start(browser: Browser): Promise<Running> {
  // profile, caches and crash files all lie in this folder; nothing of our environment reaches the browser
  const folder = await mkdtemp(join(tmpdir(), `hirewall-dossier-${process.pid}-`));
  try {
    const chromium = await puppeteer.launch({
      executablePath: browser.path,
      userDataDir: join(folder, 'profile'),
      env: { PATH: '/usr/local/bin:/usr/bin:/bin', HOME: folder, TMPDIR: folder, LANG: 'C.UTF-8' },
      // the browser's sandbox refuses to work for root, and for root alone it goes without
      args: [...browser.args, ...quiet, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
      pipe: true,
      timeout: startLimitMs,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
    return { chromium, folder };
  } catch (fault) {
    await removeFolder(folder);
    throw new NoBrowser(`${browser.path} did not start: ${firstLine(fault)}`, { cause: fault });
  }
}

async function printOn(
  chromium: Chromium,
  markup: string,
  footer: string,
  onRequest: () => void,
): Promise<Buffer> {
  const context = await chromium.createBrowserContext();
  try {
    const page = await context.newPage();
    await shutIn(page, onRequest);
    await page.setContent(markup, { waitUntil: 'load' });
    const pdf = await page.pdf({
      preferCSSPageSize: true,
      printBackground: true,
      displayHeaderFooter: true,
      headerTemplate: '<span></span>',
      footerTemplate: footer,
      timeout: 0,
    });
    return Buffer.from(pdf);
  } finally {
    await context.close().catch(() => undefined);
  }
}

async function shutIn(page: Page, onRequest: () => void): Promise<void> {
  await page.setJavaScriptEnabled(false);
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    onRequest();
    request.abort('blockedbyclient').catch(() => undefined);
  });
}

async function withinLimit<T>(work: Promise<T>, limitMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`the browser took longer than ${limitMs} ms`)), limitMs);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}

async function removeFolder(folder: string): Promise<void> {
  // a browser that was killed may write for a moment longer
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
}

function firstLine(fault: unknown): string {
  const text = fault instanceof Error ? fault.message : String(fault);
  return text.split('\n', 1)[0] ?? text;
}

import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '#platform/config/load-config.js';
import type { CaseDossierView } from './case-dossier.js';
import { contentHash } from './content-hash.js';
import { dossierPage } from './dossier-page.js';
import { findBrowser } from './find-browser.js';
import { escapeText } from './html.js';
import { renderCasePdf, renderWith } from './render-case-pdf.js';
import { WarmBrowser } from './warm-browser.js';

const sample = JSON.parse(
  readFileSync(new URL('../../test/golden/dossier/escalated-case.json', import.meta.url), 'utf8'),
) as CaseDossierView;

const found = await findBrowser(loadConfig().chromiumPath);
const absent = typeof found === 'string' ? found : undefined;
const chromiumPath = typeof found === 'string' ? undefined : found.path;

function foldersLeft(): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith(`hirewall-dossier-${process.pid}-`));
}

/** Chromium compresses streams and keeps page objects in object streams. */
function streamsOf(pdf: Buffer): string {
  const text = pdf.toString('latin1');
  const streams = [...text.matchAll(/stream\r?\n/g)].map(({ index, 0: word }) => {
    const start = index + word.length;
    try {
      return inflateSync(pdf.subarray(start), { finishFlush: 2 }).toString('latin1');
    } catch {
      return '';
    }
  });
  return text + streams.join('\n');
}

function pageCount(pdf: Buffer): number {
  return (streamsOf(pdf).match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length;
}

describe('the page', () => {
  it('escapes what strangers wrote: no tag, attribute or style of theirs gets into it', () => {
    const hostile = `"><script>fetch('http://x.example')</script></style><img src=x onerror=alert(1)>`;
    const page = dossierPage({
      ...sample,
      candidate: { ...sample.candidate, name: hostile },
      requisition: { ...sample.requisition, title: hostile },
      claims: sample.claims.map((claim) => ({ ...claim, value: hostile, method: hostile })),
      signals: sample.signals.map((signal) => ({
        ...signal,
        sentence: hostile,
        source: { title: hostile, section: hostile, url: `javascript:${hostile}` },
      })),
      generated_by: hostile,
    });
    expect(page).not.toContain('<script');
    expect(page).not.toContain('<img');
    expect(page).not.toContain('href="javascript:');
    expect(page.match(/<\/style>/g)).toHaveLength(1);
    expect(page).toContain('&lt;script&gt;');
  });

  it('shows text-direction overrides and control characters as U+FFFD, and leaves joiners of names alone', () => {
    expect(escapeText('invoice\u202excod.exe\u0000\u2066')).toBe('invoice\ufffdxcod.exe\ufffd\ufffd');
    expect(escapeText('علی\u200cرضا')).toBe('علی\u200cرضا');
  });

  it('escapes any text so that no markup is left in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escapeText(text)).not.toMatch(/[<>"']|&(?!amp;|lt;|gt;|quot;|#39;)/);
      }),
    );
  });

  it('has an equal hash for equal content, and another for any change', () => {
    const dated = { ...sample, opened_at: new Date(sample.opened_at) };
    expect(contentHash(dated)).toBe(contentHash(sample));
    expect(contentHash({ ...sample, on_hold: true })).not.toBe(contentHash(sample));
  });

  it('puts signals that count before those left out, the strongest on top', () => {
    const page = dossierPage(sample);
    const places = ['payment.crypto_only', 'endpoint.remote', 'network.country', 'network.vpn'].map((code) =>
      page.indexOf(code),
    );
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual([...places].sort((one, other) => one - other));
  });
});

describe('without a browser', () => {
  it('the dossier is HTML with a note that names the fault and the fix', async () => {
    const { contentType, bytes, note } = await renderCasePdf(sample, { chromiumPath: '/nowhere/chromium' });
    expect(contentType).toBe('text/html');
    expect(note).toContain('CHROMIUM_PATH names /nowhere/chromium');
    expect(bytes.toString()).toContain('CHROMIUM_PATH names /nowhere/chromium');
    expect(bytes.toString()).toContain(contentHash(sample));
  });

  it('a browser that does not start counts as none, and leaves no folder', async () => {
    const { contentType, note } = await renderCasePdf(sample, { chromiumPath: process.execPath });
    expect(contentType).toBe('text/html');
    expect(note).toContain('did not start');
    expect(foldersLeft()).toEqual([]);
  });

  it('says how to get one when the system has none', async () => {
    const none = await findBrowser(undefined, ['/nowhere/chrome']);
    // the optional package may be installed, and then it is the answer
    if (typeof none === 'string') expect(none).toContain('CHROMIUM_PATH');
    else expect(none.path).not.toBe('');
  });
});

describe.skipIf(absent)(`with a browser${absent ? ` (skipped: ${absent})` : ''}`, { timeout: 60_000 }, () => {
  let browser: WarmBrowser;
  let server: Server;
  let asked: string[];
  let origin: string;
  beforeAll(async () => {
    browser = new WarmBrowser({ chromiumPath });
    asked = [];
    server = createServer((request, reply) => {
      asked.push(request.url ?? '');
      reply.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await browser.close();
    await new Promise((resolve) => server.close(resolve));
  });

  it('a case fits one A4 page', async () => {
    const { contentType, bytes, note } = await renderWith(browser, sample);
    expect(note).toBeUndefined();
    expect(contentType).toBe('application/pdf');
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pageCount(bytes)).toBe(1);
    const [, width, height] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(streamsOf(bytes)) ?? [];
    // A4 is 210 x 297 mm; 1 point is 1/72 inch: 595.3 x 841.9
    expect(Math.abs(Number(width) - 595.3)).toBeLessThan(1);
    expect(Math.abs(Number(height) - 841.9)).toBeLessThan(1.1);
  });

  it('what is too long for a page flows to further ones', async () => {
    const signals = Array.from({ length: 120 }, () => sample.signals).flat();
    const { bytes } = await renderWith(browser, { ...sample, signals });
    expect(pageCount(bytes)).toBeGreaterThan(5);
  });

  it('markup that got past the escaping still makes no request and runs no script', async () => {
    const before = browser.abortedRequests;
    const page = `<!doctype html><link rel="stylesheet" href="${origin}/style"><link rel="preconnect" href="${origin}">
      <img src="${origin}/image"><iframe src="${origin}/frame"></iframe><iframe src="file:///etc/passwd"></iframe>
      <style>@import "${origin}/import"; body { background: url(${origin}/background) }</style>
      <meta http-equiv="refresh" content="0;url=${origin}/refresh"><p id="p">unchanged</p>
      <script>document.title='ran'; fetch('${origin}/script'); document.body.style.height='9000px'</script>`;
    const pdf = await browser.print(page, '<span></span>');
    expect(asked).toEqual([]);
    // proof that the page did try
    expect(browser.abortedRequests).toBeGreaterThan(before);
    // the script would have made it 9000 px, some nine pages, long
    expect(pageCount(pdf)).toBe(1);
  });

  it('after a crash of the browser the next dossier is printed by a new one', async () => {
    await renderWith(browser, sample);
    const first = await browser.processId();
    expect(first).toBeGreaterThan(0);
    process.kill(first ?? 0, 'SIGKILL');
    const { contentType } = await renderWith(browser, sample);
    expect(contentType).toBe('application/pdf');
    expect(await browser.processId()).not.toBe(first);
  });

  it('a page that takes too long is given up, and its browser with it', async () => {
    const hasty = new WarmBrowser({ chromiumPath, limitMs: 1 });
    try {
      await expect(hasty.print('<p>late', '<span></span>')).rejects.toThrow('longer than 1 ms');
      expect(await hasty.processId()).toBeUndefined();
    } finally {
      await hasty.close();
    }
  });

  it('closes when idle, and leaves neither process nor folder', async () => {
    await browser.close();
    const idle = new WarmBrowser({ chromiumPath, idleMs: 50 });
    await renderWith(idle, sample);
    await expect.poll(() => idle.processId(), { timeout: 10_000 }).toBeUndefined();
    await expect.poll(foldersLeft, { timeout: 10_000 }).toEqual([]);
    await idle.close();
  });
});

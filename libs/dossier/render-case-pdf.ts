import type { CaseDossierView } from './case-dossier.js';
import { contentHash } from './content-hash.js';
import { dossierPage } from './dossier-page.js';
import { html } from './html.js';
import { NoBrowser, WarmBrowser } from './warm-browser.js';

export interface RenderedDossier {
  contentType: 'application/pdf' | 'text/html';
  bytes: Buffer;
  /** why it is HTML, and what to do to get a PDF */
  note?: string;
}

/** Prints one dossier and closes the browser again; whoever prints more keeps a browser with `renderWith`. */
export async function renderCasePdf(
  view: CaseDossierView,
  options: { chromiumPath?: string | undefined } = {},
): Promise<RenderedDossier> {
  const browser = new WarmBrowser(options);
  try {
    return await renderWith(browser, view);
  } finally {
    await browser.close();
  }
}

/** A PDF; or the same page as HTML, with a note, where no browser can print it. Never fails for want of a browser. */
export async function renderWith(browser: WarmBrowser, view: CaseDossierView): Promise<RenderedDossier> {
  const page = dossierPage(view);
  const footer = footerOf(view);
  try {
    const bytes = await browser.print(page, footer).catch((fault: unknown) => {
      if (fault instanceof NoBrowser) throw fault;
      // the browser may have crashed; this try gets a new one
      return browser.print(page, footer);
    });
    return { contentType: 'application/pdf', bytes };
  } catch (fault) {
    const note = `This is HTML since no PDF could be made. ${oneLine(fault)}`;
    return { contentType: 'text/html', bytes: Buffer.from(withNote(page, note, contentHash(view))), note };
  }
}

/** Printable ASCII, so that it may stand in a response header. */
function oneLine(fault: unknown): string {
  const text = fault instanceof Error ? fault.message : String(fault);
  return (text.split('\n', 1)[0] ?? '').replace(/[^\x20-\x7e]/g, '?');
}

/** Chromium fills in the elements of these classes. */
function footerOf(view: CaseDossierView): string {
  return html`<div
    style="width:100%;margin:0 12mm;display:flex;justify-content:space-between;font:6.5pt 'Liberation Sans','DejaVu Sans',Arial,sans-serif;color:#5b6875"
  >
    <span>${view.id}</span>
    <span style="font-family:'Liberation Mono','DejaVu Sans Mono',monospace"
      >sha256 ${contentHash(view)}</span
    >
    <span>page <span class="pageNumber"></span> of <span class="totalPages"></span></span>
  </div>`.markup;
}

function withNote(page: string, note: string, hash: string): string {
  const foot = html`<p class="close">sha256 <code>${hash}</code></p>`.markup;
  const head = html`<p class="close"><b>${note}</b></p>`.markup;
  return page.replace('<body>', () => `<body>${head}`).replace('</body>', () => `${foot}</body>`);
}

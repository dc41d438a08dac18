import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Config } from '#platform/config/config.js';
import type { CaseDossierView } from './case-dossier.js';
import { renderWith, type RenderedDossier } from './render-case-pdf.js';
import { WarmBrowser } from './warm-browser.js';

/** Case dossiers, with one browser kept warm between them. */
@Injectable()
export class DossierService implements OnModuleDestroy {
  private readonly browser: WarmBrowser;

  constructor(config: Config) {
    this.browser = new WarmBrowser({ chromiumPath: config.chromiumPath });
  }

  /** A PDF; or HTML with a note where there is no browser to print with. */
  render(view: CaseDossierView): Promise<RenderedDossier> {
    return renderWith(this.browser, view);
  }

  async onModuleDestroy(): Promise<void> {
    await this.browser.close();
  }
}

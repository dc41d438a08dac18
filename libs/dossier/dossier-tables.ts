import { strengthRank, strengths, type PublishedSource } from '#signals/signal.js';
import type { CaseDossierView, DossierClaim, DossierEvidence, DossierSignal } from './case-dossier.js';
import { moment, words } from './dossier-words.js';
import { html, type Html } from './html.js';

/** Those that count come first, the strongest on top; of equals the newest. */
export function signalsTable(signals: DossierSignal[]): Html {
  const order = [...signals].sort(
    (one, other) =>
      Number(one.suppressed) - Number(other.suppressed) ||
      strengthRank(other.strength) - strengthRank(one.strength) ||
      new Date(other.observed_at).getTime() - new Date(one.observed_at).getTime(),
  );
  return html`<section>
    <h2>Signals (${signals.length})</h2>
    ${
      signals.length === 0
        ? html`<p class="muted">No check observed anything to report.</p>`
        : html`<table>
            <thead>
              <tr>
                <th style="width:21mm">Strength</th>
                <th>What was observed</th>
                <th style="width:56mm">Published source</th>
              </tr>
            </thead>
            <tbody>
              ${order.map(signalRow)}
            </tbody>
          </table>`
    }
  </section>`;
}

function signalRow(signal: DossierSignal): Html {
  const rank = strengthRank(signal.strength);
  return html`<tr class="${signal.suppressed && 'left-out'}">
    <td class="strength ${signal.strength}">
      ${strengths.slice(1).map((_, index) => html`<i class="${index < rank && 'on'}"></i>`)}<br />${words(signal.strength)}
    </td>
    <td>
      <bdi>${signal.sentence}</bdi>
      <div class="source">
        <code>${signal.code}</code> &middot;
        ${moment(signal.observed_at)}${signal.suppressed && html` &middot; <b>left out: approved exception</b>`}
      </div>
    </td>
    <td class="source">${sourceOf(signal.source)}</td>
  </tr>`;
}

function sourceOf({ title, section, url }: PublishedSource): Html {
  // a link of any other scheme is shown without being one
  const name = /^https:\/\//.test(url) ? html`<a href="${url}">${title}</a>` : html`${title}`;
  return html`${name}${section !== undefined && `, ${section}`}`;
}

export function claimsTable(claims: DossierClaim[]): Html {
  return html`<section>
    <h2>Claims of the candidate (${claims.length})</h2>
    <table>
      <thead>
        <tr>
          <th style="width:34mm">Claim</th>
          <th>Value</th>
          <th style="width:26mm">Status</th>
          <th style="width:36mm">Shown by</th>
        </tr>
      </thead>
      <tbody>
        ${claims.map(
          ({ kind, value, status, method }) =>
            html`<tr>
              <td>${words(kind)}</td>
              <td><bdi>${value}</bdi></td>
              <td class="status-${status}">${words(status)}</td>
              <td class="muted">${method === null ? 'nothing yet' : words(method)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}

export function evidenceTable(
  evidence: DossierEvidence[],
  missing: CaseDossierView['missing_evidence'],
): Html {
  return html`<section>
    <h2>Evidence (${evidence.length})</h2>
    <table>
      <thead>
        <tr>
          <th>Kind</th>
          <th>Id</th>
          <th class="when">Observed</th>
        </tr>
      </thead>
      <tbody>
        ${evidence.map(
          ({ id, kind, observed_at, has_file }) =>
            html`<tr>
              <td>${words(kind)}${has_file && ', with file'}</td>
              <td class="source"><code>${id}</code></td>
              <td class="when">${moment(observed_at)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${missing.length > 0 && html`<p class="sub">Still missing: ${missing.map(words).join(', ')}</p>`}
  </section>`;
}

export function checksTable(checks: CaseDossierView['checks']): Html {
  return html`<section>
    <h2>Checks (${checks.length})</h2>
    <table>
      <thead>
        <tr>
          <th>Check</th>
          <th>Processing</th>
          <th>Outcome</th>
        </tr>
      </thead>
      <tbody>
        ${checks.map(
          ({ name, status, outcome }) =>
            html`<tr>
              <td>${words(name)}</td>
              <td>${words(status)}</td>
              <td class="outcome-${outcome ?? 'none'}">${outcome === null ? 'open' : words(outcome)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}

import { assertUnreachable } from '#platform/assert-unreachable.js';
import { reasonCodes } from '#review/decisions.js';
import type { RecommendationLevel } from '#risk/recommendation.js';
import type { CaseDossierView, DossierDecision, NamedPerson, Moment } from './case-dossier.js';
import { dossierStyle } from './dossier-style.js';
import { checksTable, claimsTable, evidenceTable, signalsTable } from './dossier-tables.js';
import { moment, words } from './dossier-words.js';
import { html, Html } from './html.js';

/** The dossier as one HTML document that loads nothing: no script, no picture, no font from outside. */
export function dossierPage(view: CaseDossierView): string {
  const body = html`${heading(view)}
    <div class="cards">${candidateCard(view)} ${adviceCard(view)}</div>
    ${signalsTable(view.signals)} ${claimsTable(view.claims)}
    <div class="pair">${evidenceTable(view.evidence, view.missing_evidence)} ${checksTable(view.checks)}</div>
    ${decisionSection(view.decision)}
    <p class="close">
      Made ${moment(view.generated_at)} for <bdi>${view.generated_by}</bdi>. Holds personal data: hand it only
      to those who decide on this case. The person concerned may ask for it, answer it and appeal.
    </p>`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
${html`<title>Case dossier ${view.id}</title>`.markup}
<style>${dossierStyle}</style></head><body>${body.markup}</body></html>`;
}

function heading(view: CaseDossierView): Html {
  return html`<header>
    <div>
      <div class="mark">Hirewall case dossier</div>
      <h1><bdi>${view.requisition.title}</bdi></h1>
      <div class="muted">
        <code>${view.id}</code
        >${view.external_ref !== null && html` &middot; <bdi>${view.external_ref}</bdi>`}
      </div>
    </div>
    <div class="facts">
      <div>
        <b>${words(view.status)}</b
        >${view.on_hold && ', on hold'}${view.kind === 'follow_up' && ', follow-up'}
      </div>
      <div>opened ${moment(view.opened_at)}</div>
      ${view.decided_at !== null && html`<div>decided ${moment(view.decided_at)}</div>`}
      <div class="muted">policy <bdi>${view.policy.name}</bdi>, version ${view.policy.version}</div>
    </div>
  </header>`;
}

function candidateCard({ candidate }: CaseDossierView): Html {
  return html`<div class="card">
    <h2>Candidate</h2>
    <div class="lead"><bdi>${candidate.name ?? 'Name not given'}</bdi></div>
    <div class="source"><code>${candidate.id}</code></div>
    <dl>
      <dt>Stage</dt>
      <dd>${words(candidate.stage)}</dd>
      <dt>Identity</dt>
      <dd>${words(candidate.verification)}</dd>
    </dl>
  </div>`;
}

function adviceCard({ recommendation: advice }: CaseDossierView): Html {
  if (advice === null) {
    return html`<div class="card">
      <h2>Advice</h2>
      <div class="lead">None yet</div>
      <p>Checks are still running, or nothing was sent so far.</p>
    </div>`;
  }
  return html`<div class="card ${advice.recommendation}">
    <h2>Advice to the reviewer</h2>
    <div class="lead">${adviceInWords(advice.recommendation)}</div>
    <p class="muted">by rules, ${moment(advice.at)}; a person decides, and no rule rejects anybody</p>
    ${sentences(
      'Why',
      advice.rules.map(({ because }) => because),
    )}
    ${sentences('What would change it', advice.would_change)}
  </div>`;
}

function adviceInWords(level: RecommendationLevel): string {
  switch (level) {
    case 'clear':
      return 'Clear: nothing speaks against it';
    case 'review':
      return 'Review: a person should look at it';
    case 'escalate':
      return 'Escalate: a senior reviewer should look first';
    default:
      return assertUnreachable(level);
  }
}

function sentences(title: string, lines: string[]): Html | false {
  return (
    lines.length > 0 &&
    html`<p class="sub">${title}</p>
      <ul>
        ${lines.map((line) => html`<li><bdi>${line}</bdi></li>`)}
      </ul>`
  );
}

function decisionSection(decision: DossierDecision | null): Html {
  if (decision === null) {
    return html`<section class="decision">
      <h2>Decision</h2>
      <p class="muted">No decision yet.</p>
    </section>`;
  }
  const reason =
    reasonCodes.find(({ id }) => id === decision.reason_code)?.title ?? words(decision.reason_code);
  return html`<section class="decision">
    <h2>Decision</h2>
    <div class="card">
      <div>
        <div class="lead">${words(decision.decision)}${stateInWords(decision)}</div>
        <p>${reason}</p>
        <p class="text"><bdi>${decision.text}</bdi></p>
      </div>
      <dl>
        ${signature('Proposed by', decision.proposed_by, decision.proposed_at)}
        ${decision.approved_by && signature(approvedLabel(decision), decision.approved_by, decision.approved_at)}
        ${
          decision.approval_text !== null &&
          html`<dt>Their note</dt>
            <dd><bdi>${decision.approval_text}</bdi></dd>`
        }
        ${
          decision.evidence_ids.length > 0 &&
          html`<dt>Evidence cited</dt>
            <dd><code>${decision.evidence_ids.join(', ')}</code></dd>`
        }
      </dl>
    </div>
  </section>`;
}

function stateInWords({ state }: DossierDecision): string {
  switch (state) {
    case 'final':
      return '';
    case 'proposed':
      return ' (proposed; waits for a second person)';
    case 'returned':
      return ' (proposal was sent back)';
    default:
      return assertUnreachable(state);
  }
}

function approvedLabel({ state }: DossierDecision): string {
  return state === 'returned' ? 'Sent back by' : 'Approved by';
}

function signature(label: string, person: NamedPerson, at: Moment | null): Html {
  return html`<dt>${label}</dt>
    <dd>
      <b><bdi>${person.name}</bdi></b
      >, ${moment(at)}
    </dd>`;
}

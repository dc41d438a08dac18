import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditService, systemActor } from '#audit/audit.service.js';
import type { Case } from '#cases/case.entity.js';
import { CasesService } from '#cases/cases.service.js';
import { isOpen } from '#cases/statuses.js';
import type { CheckRow } from '#checks/check-row.entity.js';
import { CheckRuns } from '#checks/check-runs.service.js';
import { currentChecks } from '#checks/current-checks.js';
import { evidenceKinds, type ClaimKind, type EvidenceKind } from '#checks/evidence.js';
import { checksFor, checksForClaim } from '#checks/registry.js';
import type { ClaimRow } from '#intake/candidate.entity.js';
import { CandidatesService } from '#intake/candidates.service.js';
import type { EvidenceRow } from '#intake/evidence.entity.js';
import { EvidenceStore } from '#intake/evidence-store.service.js';
import { covers, MitigationsService } from '#intake/mitigations.service.js';
import { PoliciesService } from '#policy/policies.service.js';
import { riskSettingsOf, type PolicyBody } from '#policy/policy-body.js';
import { recommend } from '#risk/recommend.js';
import type { RiskSignal } from '#risk/risk-input.js';
import { signalDefinition } from '#signals/catalogue.js';
import type { SignalRow } from '#signals/signal.entity.js';
import { SignalsService } from '#signals/signals.service.js';
import { NotesService } from './notes.service.js';

/** Turns what is known of a case into advice, whenever nothing is being checked. */
@Injectable()
export class RecommendationService {
  constructor(
    private readonly cases: CasesService,
    private readonly checks: CheckRuns,
    private readonly signals: SignalsService,
    private readonly candidates: CandidatesService,
    private readonly evidence: EvidenceStore,
    private readonly mitigations: MitigationsService,
    private readonly policies: PoliciesService,
    private readonly notes: NotesService,
    private readonly audit: AuditService,
  ) {}

  /** Run in the transaction that ended a check or changed the case; a check still under way puts it off. */
  async update(tx: EntityManager, caseId: string, asOf = new Date()): Promise<void> {
    const row = await this.cases.lock(tx, caseId);
    if (!isOpen(row.status)) return;
    if (await this.checks.anyUnderWay(caseId, tx)) return;
    const checks = await this.checks.ofCases([caseId], tx);
    const body = await this.policies.bodyOf(row.policyId, tx);
    const evidence = await this.evidence.ofCase(caseId, tx);
    const claims = await this.candidates.claimRows(row.candidateId, tx);
    const candidate = await this.candidates.find(row.candidateId, tx);
    const missing = missingEvidence(body, await this.evidence.kindsOf(row.candidateId, tx));
    const result = recommend({
      signals: await this.riskSignals(tx, row, await this.currentSignals(row.id, tx), asOf),
      settings: riskSettingsOf(body),
      missingEvidence: missing,
      unavailableChecks: unavailableChecks(body, evidence, currentChecks(checks)),
      unverifiedClaims: claimsWith(body, claims, 'unverified'),
      contradictedClaims: claimsWith(body, claims, 'contradicted'),
      hired: candidate.stage === 'hired',
      asOf,
    });
    await this.cases.advise(tx, row, result, asOf);
    if (!row.onHold) await this.notes.markAnswered(tx, caseId, asOf);
    await this.audit.record(tx, {
      actor: systemActor,
      action: 'case.recommended',
      subject: caseId,
      detail: { recommendation: result.recommendation },
    });
    const complete = missing.length === 0 || row.submittedAt !== null;
    if (complete && row.status !== 'in_review') await this.cases.move(tx, row, 'in_review', asOf);
  }

  /** Signals of the runs that count. */
  async currentSignals(caseId: string, tx?: EntityManager): Promise<SignalRow[]> {
    const current = new Set(currentChecks(await this.checks.ofCases([caseId], tx)).map(({ id }) => id));
    return (await this.signals.ofCase(caseId, tx)).filter(({ checkId }) => current.has(checkId));
  }

  /** Signals as they count now: those a mitigation covers are marked. */
  async suppressions(
    row: Case,
    signals: SignalRow[],
    asOf: Date,
    tx?: EntityManager,
  ): Promise<Map<string, string>> {
    const inForce = await this.mitigations.inForce(row.candidateId, asOf, tx);
    if (inForce.length === 0) return new Map();
    const open = await this.signals.open(signals);
    return new Map(
      open.flatMap((signal) => {
        const mitigation = inForce.find((candidate) => covers(candidate, signal));
        return mitigation ? [[signal.id, mitigation.id] as const] : [];
      }),
    );
  }

  private async riskSignals(
    tx: EntityManager,
    row: Case,
    signals: SignalRow[],
    asOf: Date,
  ): Promise<RiskSignal[]> {
    const suppressed = await this.suppressions(row, signals, asOf, tx);
    return signals.map(({ id, code, family, strength, observedAt, expiresAt }) => {
      const suppressedBy = suppressed.get(id);
      return {
        id,
        code,
        family,
        strength,
        observedAt,
        restrictsAccess: signalDefinition(code).restrictsAccess ?? false,
        ...(expiresAt && { expiresAt }),
        ...(suppressedBy && { suppressedBy }),
      };
    });
  }
}

/** @param present kinds on file of the candidate */
export function missingEvidence(body: PolicyBody, present: ReadonlySet<EvidenceKind>): EvidenceKind[] {
  return evidenceKinds.filter((kind) => body.required_evidence.includes(kind) && !present.has(kind));
}

/** Checks that required evidence or claims call for and none of whose runs could answer. */
function unavailableChecks(body: PolicyBody, evidence: EvidenceRow[], checks: CheckRow[]): string[] {
  const present = body.required_evidence.filter((kind) => evidence.some((item) => item.kind === kind));
  const required = new Set([
    ...present.flatMap((kind) => checksFor(kind as EvidenceKind)),
    ...body.required_claims.flatMap((kind) => checksForClaim(kind as ClaimKind)),
  ]);
  return [...required].filter((name) => {
    const runs = checks.filter((check) => check.name === name);
    return runs.length > 0 && runs.every(({ outcome }) => outcome === 'unavailable');
  });
}

function claimsWith(body: PolicyBody, claims: ClaimRow[], status: 'unverified' | 'contradicted'): string[] {
  return body.required_claims.filter((kind) => {
    const made = claims.filter((claim) => claim.kind === kind);
    if (made.length === 0) return status === 'unverified';
    return made.some((claim) => claim.status === status);
  });
}

import { Injectable } from '@nestjs/common';
import type { Case } from '#cases/case.entity.js';
import { CheckRuns } from '#checks/check-runs.service.js';
import { currentChecks } from '#checks/current-checks.js';
import type { DocumentFacts } from '#checks/identity/document-facts.js';
import { derivedNames, type Region } from '#checks/identity/document-reader.js';
import { EvidenceStore } from '#intake/evidence-store.service.js';
import { RecommendationService } from '#review/recommendation.service.js';
import type { Facts, Strength } from '#signals/signal.js';
import { SignalsService } from '#signals/signals.service.js';

interface Mark {
  evidenceIds: string[];
  signal_id: string;
  strength: Strength;
  region: Region;
}

/** Documents as the reviewer sees them: what the identity check read, the pictures it made, the places it marked. */
@Injectable()
export class DocumentsOfCase {
  constructor(
    private readonly checks: CheckRuns,
    private readonly evidence: EvidenceStore,
    private readonly signals: SignalsService,
    private readonly recommendation: RecommendationService,
  ) {}

  /** Oldest first; only what the newest run over each document says. */
  async of(row: Case) {
    const runs = currentChecks(await this.checks.ofCases([row.id])).filter(({ name }) => name === 'identity');
    const facts = await Promise.all(runs.map((run) => this.checks.facts(run)));
    const documents = facts.flatMap((one) => (one ? documentsIn(one) : []));
    const [pictures, marks] = await Promise.all([this.pictures(row.id), this.marks(row.id)]);
    return documents.map((document) => ({
      evidence_id: document.evidence_id,
      read: document.read,
      reason: document.reason,
      origin: document.origin,
      accepted: document.accepted,
      mrz: document.mrz,
      table: document.table,
      quality: document.quality,
      marks: marks
        .filter(({ evidenceIds }) => evidenceIds.includes(document.evidence_id))
        .map(({ signal_id, strength, region }) => ({ signal_id, strength, region })),
      pictures: pictures
        .filter(({ from }) => from === document.evidence_id)
        .map(({ name, evidence_id }) => ({ name, evidence_id })),
    }));
  }

  private async pictures(caseId: string) {
    const rows = await this.evidence.derivedOfCase(caseId);
    return rows.flatMap(({ id, source, derivedFrom }) => {
      const name = derivedNames.find((one) => source === `identity.${one}`);
      return name && derivedFrom ? [{ from: derivedFrom, name, evidence_id: id }] : [];
    });
  }

  private async marks(caseId: string): Promise<Mark[]> {
    const rows = await this.recommendation.currentSignals(caseId);
    const open = await this.signals.open(rows.filter(({ code }) => code.startsWith('identity.')));
    return open.flatMap(({ id, strength, evidenceIds, facts }) =>
      regionsIn(facts).map((region) => ({ signal_id: id, strength, region, evidenceIds })),
    );
  }
}

function documentsIn(facts: Facts): DocumentFacts[] {
  // written by the identity check in this very form (identity.check.ts)
  return (facts as unknown as { documents?: DocumentFacts[] }).documents ?? [];
}

/** A rule marks one place as `region` or several as `regions`. */
function regionsIn(facts: Facts): Region[] {
  const { region, regions } = facts as { region?: unknown; regions?: unknown };
  return [region, ...(Array.isArray(regions) ? regions : [])].filter(isRegion);
}

function isRegion(value: unknown): value is Region {
  if (typeof value !== 'object' || value === null) return false;
  const parts: Record<string, unknown> = { ...value };
  return ['x', 'y', 'width', 'height'].every((name) => typeof parts[name] === 'number');
}

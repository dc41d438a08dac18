import { Injectable } from '@nestjs/common';
import type { Case } from '#cases/case.entity.js';
import { MitigationsService } from '#intake/mitigations.service.js';
import { RecommendationService } from '#review/recommendation.service.js';
import { signalDefinition } from '#signals/catalogue.js';
import { renderSentence } from '#signals/render.js';
import { strengthRank } from '#signals/signal.js';
import { SignalsService } from '#signals/signals.service.js';

/** Signals as people read them: a sentence made from the facts, the meaning, the published source. */
@Injectable()
export class SignalViews {
  constructor(
    private readonly signals: SignalsService,
    private readonly recommendation: RecommendationService,
    private readonly mitigations: MitigationsService,
  ) {}

  /** Strongest first. */
  async ofCase(row: Case) {
    const rows = await this.recommendation.currentSignals(row.id);
    const suppressed = await this.recommendation.suppressions(row, rows, new Date());
    const reasons = await this.reasons(row.candidateId, new Set(suppressed.values()));
    const open = await this.signals.open(rows);
    return open
      .sort((one, other) => strengthRank(other.strength) - strengthRank(one.strength))
      .map((signal) => {
        const { meaning, source } = signalDefinition(signal.code);
        const mitigation = suppressed.get(signal.id);
        return {
          id: signal.id,
          code: signal.code,
          family: signal.family,
          strength: signal.strength,
          sentence: renderSentence(signal.code, signal.facts),
          meaning,
          source,
          evidence_ids: signal.evidenceIds,
          check_id: signal.checkId,
          observed_at: signal.observedAt,
          suppressed_by: mitigation
            ? { mitigation_id: mitigation, reason: reasons.get(mitigation) ?? '' }
            : null,
        };
      });
  }

  private async reasons(candidateId: string, ids: Set<string>): Promise<Map<string, string>> {
    if (ids.size === 0) return new Map();
    const rows = (await this.mitigations.ofCandidate(candidateId)).filter(({ id }) => ids.has(id));
    return new Map(
      await Promise.all(rows.map(async (row) => [row.id, await this.mitigations.reason(row)] as const)),
    );
  }
}

import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService, systemActor } from '#audit/audit.service.js';
import { CasesService } from '#cases/cases.service.js';
import type {
  CheckContext,
  CheckInput,
  CheckName,
  CheckResult,
  DerivedEvidence,
  Identifier,
} from '#checks/check.js';
import type { CheckVersions } from '#checks/check-row.entity.js';
import { CheckRuns, RunLost, type RunningCheck } from '#checks/check-runs.service.js';
import { IdentifiersService, RelatedSince, type AskedIdentifiers } from '#checks/identifiers.service.js';
import { createDocumentReader } from '#checks/identity/reader/child-document-reader.js';
import { checks } from '#checks/registry.js';
import { CandidatesService } from '#intake/candidates.service.js';
import { EvidenceStore } from '#intake/evidence-store.service.js';
import type { IntelSnapshot } from '#intel/intel.js';
import { faultFacts } from '#platform/telemetry/fault-facts.js';
import { Config } from '#platform/config/config.js';
import { UnknownKey } from '#platform/crypto/errors.js';
import { leaseOf } from '#platform/queues/queue-table.js';
import { RecommendationService } from '#review/recommendation.service.js';
import { SignalsService } from '#signals/signals.service.js';
import { LoadedIntel } from './loaded-intel.service.js';

const log = new Logger('check-processor');

/** Runs one check: reads what it needs, lets it judge, and writes the result in one transaction. */
@Injectable()
export class CheckProcessor implements OnModuleDestroy {
  private readonly documentReader = createDocumentReader();

  constructor(
    private readonly dataSource: DataSource,
    private readonly runs: CheckRuns,
    private readonly cases: CasesService,
    private readonly candidates: CandidatesService,
    private readonly evidence: EvidenceStore,
    private readonly signals: SignalsService,
    private readonly identifiers: IdentifiersService,
    private readonly intel: LoadedIntel,
    private readonly recommendation: RecommendationService,
    private readonly audit: AuditService,
    private readonly config: Config,
  ) {}

  async onModuleDestroy(): Promise<void> {
    await this.documentReader.close();
  }

  /** Never throws: a fault puts the check back, or gives it up, in its row. */
  async process(name: CheckName, checkId: string): Promise<void> {
    const row = await this.runs.begin(checkId, name);
    if (!row) return;
    const alive = setInterval(() => void this.stayAlive(row), leaseOf(this.config, row.name) / 3);
    try {
      await this.run(row, true).catch((fault: unknown) => {
        if (!(fault instanceof RelatedSince)) throw fault;
        return this.run(row, false);
      });
    } catch (fault) {
      if (!(fault instanceof RunLost)) await this.giveBack(row, fault);
    } finally {
      clearInterval(alive);
    }
  }

  /** @param confirm whether to make sure at the end that nobody came to share an identifier meanwhile */
  private async run(row: RunningCheck, confirm: boolean): Promise<void> {
    const check = checks[row.name];
    const asOf = new Date();
    const intel = this.intel.current();
    const input = await this.input(row);
    const asked: AskedIdentifiers = { identifiers: [], candidateIds: new Set() };
    const result = await check.run(input, this.context(row, intel, asOf, asked));
    const { policyId } = await this.cases.find(row.caseId);
    await this.store(row, result, confirm ? asked : null, {
      check: check.version,
      policy: policyId,
      intel: intel.versions
        .filter(({ kind }) => check.intel.includes(kind))
        .map(({ id, sha256, asOf: edition }) => ({ id, sha256, as_of: edition })),
    });
  }

  /** @param asked is filled with what the check asks, and what it is told */
  private context(
    row: RunningCheck,
    intel: IntelSnapshot,
    asOf: Date,
    asked: AskedIdentifiers,
  ): CheckContext {
    return {
      intel,
      models: { documentReader: this.documentReader },
      related: async (identifiers: Identifier[]) => {
        const related = await this.identifiers.related(row.candidateId, identifiers);
        asked.identifiers.push(...identifiers);
        for (const { candidateId } of related) asked.candidateIds.add(candidateId);
        return related;
      },
      asOf,
    };
  }

  private async input(row: RunningCheck): Promise<CheckInput> {
    const [claims, evidence, candidate] = await Promise.all([
      this.candidates.claims(row.candidateId),
      this.evidence.open(row.evidenceIds),
      this.candidates.find(row.candidateId),
    ]);
    return {
      claims: claims.map(({ id, kind, value }) => ({ id, kind, value })),
      evidence,
      worker: { stage: candidate.stage, verification: candidate.verification },
    };
  }

  /** @throws RelatedSince when another candidate came to share an identifier while the check ran */
  private async store(
    row: RunningCheck,
    result: CheckResult,
    asked: AskedIdentifiers | null,
    versions: CheckVersions,
  ): Promise<void> {
    const replaced = await this.dataSource.transaction(async (tx) => {
      await this.cases.lock(tx, row.caseId);
      await this.runs.finish(tx, row, result, versions);
      await this.signals.write(tx, row, result.signals);
      await this.candidates.applyFindings(tx, result.claims ?? []);
      await this.identifiers.register(tx, row.candidateId, result.identifiers ?? []);
      if (asked) await this.identifiers.confirm(tx, row.candidateId, asked);
      const files = await this.replaceDerived(tx, row, result.derived ?? []);
      await this.audit.record(tx, {
        actor: systemActor,
        action: 'check.done',
        subject: row.caseId,
        detail: {
          check: row.id,
          name: row.name,
          outcome: result.outcome,
          signals: result.signals.map(({ code }) => code),
        },
      });
      await this.recommendation.update(tx, row.caseId);
      return files;
    });
    // what stands is written: a file that can't be removed stays behind, sealed, and is no reason to run again
    await this.evidence.removeFiles(replaced).catch((fault: unknown) => {
      log.warn({ msg: 'replaced files not removed', check: row.id, ...faultFacts(fault) });
    });
  }

  /** Only the newest run's pictures are kept, as only its signals count. @returns files to remove after the commit */
  private async replaceDerived(
    tx: EntityManager,
    row: RunningCheck,
    derived: DerivedEvidence[],
  ): Promise<string[]> {
    const { caseId, evidenceIds, name } = row;
    const files = await this.evidence.dropDerived(tx, { caseId, evidenceIds, check: name });
    for (const one of derived) await this.storeDerived(tx, row, one);
    return files;
  }

  private async storeDerived(tx: EntityManager, row: RunningCheck, derived: DerivedEvidence): Promise<void> {
    const source = await this.evidence.find(derived.from, tx);
    await this.evidence.put(tx, {
      candidateId: row.candidateId,
      caseId: row.caseId,
      kind: source.kind,
      stage: source.stage,
      source: `${row.name}.${derived.name}`,
      observedAt: source.observedAt,
      body: {},
      file: { contentType: derived.contentType, bytes: derived.bytes },
      derivedFrom: derived.from,
    });
  }

  private async giveBack(row: RunningCheck, fault: unknown): Promise<void> {
    // an erased person's evidence opens no more: nothing is left to check
    const erased = fault instanceof UnknownKey;
    log.warn({
      msg: 'check run failed',
      check: row.id,
      name: row.name,
      attempt: row.attempts,
      ...faultFacts(fault),
    });
    try {
      await this.dataSource.transaction(async (tx) => {
        const givenUp = await this.runs.fail(tx, row, erased ? 'evidence_erased' : undefined);
        if (givenUp) await this.recommendation.update(tx, row.caseId);
      });
    } catch (second) {
      // the database is away: the row's lease runs out and the reconciler takes it up again
      log.error({ msg: 'check could not be given back', check: row.id, ...faultFacts(second) });
    }
  }

  private async stayAlive(row: RunningCheck): Promise<void> {
    try {
      await this.runs.heartbeat(row);
    } catch (fault) {
      log.warn({ msg: 'heartbeat failed', check: row.id, ...faultFacts(fault) });
    }
  }
}

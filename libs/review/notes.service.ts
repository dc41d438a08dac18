import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import { AuditService, type Actor } from '#audit/audit.service.js';
import { CasesService } from '#cases/cases.service.js';
import { CaseClosed } from '#cases/case-errors.js';
import { isOpen } from '#cases/statuses.js';
import { OutboxService } from '#notify/outbox.service.js';
import { KeyRing } from '#platform/crypto/key-ring.service.js';
import { newId } from '#platform/ids.js';
import { Ask, Note } from './decision.entity.js';

export interface OpenNote {
  id: string;
  authorId: string;
  text: string;
  createdAt: Date;
}

/** What reviewers write down, and what they ask the candidate. */
@Injectable()
export class NotesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cases: CasesService,
    private readonly keyRing: KeyRing,
    private readonly outbox: OutboxService,
    private readonly audit: AuditService,
  ) {}

  async add(actor: Actor, personId: string, caseId: string, text: string): Promise<OpenNote> {
    return this.dataSource.transaction(async (tx) => {
      const row = await this.cases.lock(tx, caseId);
      const id = newId('note');
      const sealed = await this.keyRing.seal(tx, row.candidateId, notePlace(id), text);
      const createdAt = new Date();
      await tx.insert(Note, { id, caseId, authorId: personId, text: sealed, createdAt });
      await this.audit.record(tx, { actor, action: 'note.added', subject: caseId, detail: { note: id } });
      return { id, authorId: personId, text, createdAt };
    });
  }

  async ofCase(caseId: string): Promise<OpenNote[]> {
    const rows = await this.dataSource.manager.find(Note, { where: { caseId }, order: { createdAt: 'ASC' } });
    return Promise.all(
      rows.map(async ({ id, authorId, text, createdAt }) => ({
        id,
        authorId,
        text: await this.keyRing.openText(notePlace(id), text),
        createdAt,
      })),
    );
  }

  /** Puts a question to the candidate. The case is on hold until evidence comes. @throws CaseClosed */
  async ask(
    actor: Actor,
    personId: string,
    caseId: string,
    question: { template: string; text: string },
  ): Promise<Ask> {
    return this.dataSource.transaction(async (tx) => {
      const row = await this.cases.lock(tx, caseId);
      if (!isOpen(row.status)) throw new CaseClosed(row.status);
      const id = newId('ask');
      const place = { table: 'asks', column: 'text', id };
      const ask = tx.create(Ask, {
        id,
        caseId,
        template: question.template,
        text: await this.keyRing.seal(tx, row.candidateId, place, question.text),
        askedBy: personId,
        askedAt: new Date(),
        answeredAt: null,
      });
      await tx.insert(Ask, ask);
      await this.cases.change(tx, row, { onHold: true });
      await this.outbox.put(tx, 'case.question', caseId, { case_id: caseId, ask_id: id });
      await this.audit.record(tx, { actor, action: 'candidate.asked', subject: caseId, detail: { ask: id } });
      return ask;
    });
  }

  /** Called when the case is no longer on hold. */
  async markAnswered(tx: EntityManager, caseId: string, at: Date): Promise<void> {
    await tx.update(Ask, { caseId, answeredAt: IsNull() }, { answeredAt: at });
  }

  async asksOf(caseId: string): Promise<Ask[]> {
    return this.dataSource.manager.find(Ask, { where: { caseId }, order: { askedAt: 'ASC' } });
  }
}

function notePlace(id: string) {
  return { table: 'notes', column: 'text', id };
}

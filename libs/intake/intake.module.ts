import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CasesModule } from '#cases/cases.module.js';
import { ChecksModule } from '#checks/checks.module.js';
import { DevicesModule } from '#devices/devices.module.js';
import { PolicyModule } from '#policy/policy.module.js';
import { Candidate, ClaimRow, Consent } from './candidate.entity.js';
import { CandidatesService } from './candidates.service.js';
import { ClaimChanges } from './claim-changes.service.js';
import { EvidenceIntake } from './evidence-intake.service.js';
import { EvidenceStore } from './evidence-store.service.js';
import { DeviceRowsRow, EvidenceRow, SessionRow } from './evidence.entity.js';
import { Mitigation } from './mitigation.entity.js';
import { MitigationsService } from './mitigations.service.js';
import { OrdersService } from './orders.service.js';
import { Requisition } from './requisition.entity.js';
import { RequisitionsService } from './requisitions.service.js';

const services = [
  RequisitionsService,
  CandidatesService,
  ClaimChanges,
  MitigationsService,
  EvidenceStore,
  OrdersService,
  EvidenceIntake,
];

@Module({
  imports: [
    TypeOrmModule.forFeature([
      Requisition,
      Candidate,
      ClaimRow,
      Consent,
      Mitigation,
      EvidenceRow,
      SessionRow,
      DeviceRowsRow,
    ]),
    PolicyModule,
    CasesModule,
    ChecksModule,
    DevicesModule,
  ],
  providers: services,
  exports: services,
})
export class IntakeModule {}

import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts/accounts.module.js';
import { CasesModule } from '#cases/cases.module.js';
import { ChecksModule } from '#checks/checks.module.js';
import { DossierModule } from '#dossier/dossier.module.js';
import { IntakeModule } from '#intake/intake.module.js';
import { IntelModule } from '#intel/intel.module.js';
import { PolicyModule } from '#policy/policy.module.js';
import { ReviewModule } from '#review/review.module.js';
import { SignalsModule } from '#signals/signals.module.js';
import { ApiKeysController } from './api-keys.controller.js';
import { CandidatesController } from './candidates.controller.js';
import { CaseDetails } from './case-details.service.js';
import { CasesController } from './cases.controller.js';
import { DocumentUpload } from './document-upload.service.js';
import { DocumentsOfCase } from './documents-of-case.service.js';
import { DossierController } from './dossier.controller.js';
import { EvidenceController } from './evidence.controller.js';
import { FindingsController } from './findings.controller.js';
import { HealthController } from './health.controller.js';
import { IntelController } from './intel.controller.js';
import { OpenApiController } from './openapi.controller.js';
import { PoliciesController } from './policies.controller.js';
import { QueueViews } from './queue-views.service.js';
import { RequisitionsController } from './requisitions.controller.js';
import { ReviewController } from './review.controller.js';
import { SignalViews } from './signal-views.service.js';
import { TimelineService } from './timeline.service.js';

@Module({
  imports: [
    AccountsModule,
    CasesModule,
    ChecksModule,
    DossierModule,
    IntakeModule,
    IntelModule,
    PolicyModule,
    ReviewModule,
    SignalsModule,
  ],
  controllers: [
    HealthController,
    OpenApiController,
    ApiKeysController,
    RequisitionsController,
    CandidatesController,
    CasesController,
    EvidenceController,
    FindingsController,
    DossierController,
    ReviewController,
    PoliciesController,
    IntelController,
  ],
  providers: [CaseDetails, DocumentsOfCase, QueueViews, SignalViews, TimelineService, DocumentUpload],
})
export class V1Module {}

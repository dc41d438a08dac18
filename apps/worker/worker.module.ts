import { Module, type DynamicModule } from '@nestjs/common';
import { AuditModule } from '#audit/audit.module.js';
import { CasesModule } from '#cases/cases.module.js';
import { ChecksModule } from '#checks/checks.module.js';
import { IntakeModule } from '#intake/intake.module.js';
import { IntelModule } from '#intel/intel.module.js';
import type { Config } from '#platform/config/config.js';
import { PlatformModule } from '#platform/platform.module.js';
import { ReviewModule } from '#review/review.module.js';
import { SignalsModule } from '#signals/signals.module.js';
import { CheckProcessor } from './check-processor.service.js';
import { LoadedIntel } from './loaded-intel.service.js';
import { WorkerService } from './worker.service.js';

@Module({})
export class WorkerModule {
  static with(config: Config): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        PlatformModule.with(config),
        AuditModule,
        IntelModule,
        CasesModule,
        ChecksModule,
        SignalsModule,
        IntakeModule,
        ReviewModule,
      ],
      providers: [LoadedIntel, CheckProcessor, WorkerService],
    };
  }
}

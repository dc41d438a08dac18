import { Module, type DynamicModule } from '@nestjs/common';
import { AuditModule } from '#audit/audit.module.js';
import type { Config } from '#platform/config/config.js';
import { HttpModule } from '#platform/http/http.module.js';
import { PlatformModule } from '#platform/platform.module.js';
import { AccessModule } from './access/access.module.js';
import { ConsoleModule } from './console/console.module.js';
import { V1Module } from './v1/v1.module.js';

@Module({})
export class AppModule {
  static with(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(config),
        AuditModule,
        HttpModule,
        AccessModule.with(),
        ConsoleModule,
        V1Module,
      ],
    };
  }
}

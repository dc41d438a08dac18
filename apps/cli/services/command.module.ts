import { Module, type DynamicModule } from '@nestjs/common';
import { AccountsModule } from '#accounts/accounts.module.js';
import { AuditModule } from '#audit/audit.module.js';
import { IntelModule } from '#intel/intel.module.js';
import type { Config } from '#platform/config/config.js';
import { PlatformModule } from '#platform/platform.module.js';
import { PolicyModule } from '#policy/policy.module.js';

/** The services that commands use. */
@Module({})
export class CommandModule {
  static with(config: Config): DynamicModule {
    return {
      module: CommandModule,
      imports: [PlatformModule.with(config), AuditModule, AccountsModule, PolicyModule, IntelModule],
    };
  }
}

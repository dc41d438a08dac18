import type { Command } from 'commander';
import { migrate } from '#platform/database/migrate.js';
import { say } from '../output/say.js';
import { onInstallation } from '../services/with-services.js';

export function addMigrate(program: Command): void {
  program
    .command('migrate')
    .description('bring the tables to this version; `start` does it by itself')
    .action(async () => {
      const ran = await onInstallation((attached, config) =>
        migrate(config.databaseMigrationUrl ?? attached.databaseUrl),
      );
      say(ran.length === 0 ? 'hirewall: the tables are of this version' : `hirewall: ran ${ran.join(', ')}`);
    });
}

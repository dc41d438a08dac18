import type { Command } from 'commander';
import { AuditCheckpoints } from '#audit/checkpoints.service.js';
import { restoreBackup } from '#platform/backup/restore-backup.js';
import type { Config } from '#platform/config/config.js';
import { migrate } from '#platform/database/migrate.js';
import { CommandFault } from '../output/faults.js';
import { progressBar } from '../output/progress.js';
import { printRows } from '../output/rows.js';
import { say } from '../output/say.js';
import { onInstallation, overDatabase } from '../services/with-services.js';
import { attachedFiles } from './backup.command.js';

export function addRestore(program: Command): void {
  program
    .command('restore')
    .description('put a backup into an empty installation; it overwrites nothing')
    .argument('<file>', 'a file that `backup` has written')
    .action(restore);
}

async function restore(file: string): Promise<void> {
  await onInstallation(async (attached, config) => {
    if (attached.apiUrl !== undefined) {
      throw new CommandFault('The installation runs. Stop it, and restore into an empty one.');
    }
    const owner = config.databaseMigrationUrl ?? attached.databaseUrl;
    await migrate(owner);
    const bar = progressBar('tables', 100);
    const tally = await restoreBackup(file, {
      databaseUrl: owner,
      storageDir: config.storageDir,
      rootKeyFile: config.rootKeyFile,
      attached: attachedFiles(config),
      onProgress: (done, total, what) => bar.update(Math.round((100 * done) / total), what),
    }).finally(() => bar.end());
    printRows([{ file, ...tally }]);
    await verifyAudit(config, attached.databaseUrl);
  });
}

/** The data is there by now; what is wrong with its audit log must still be known. */
async function verifyAudit(config: Config, databaseUrl: string): Promise<void> {
  const result = await overDatabase(config, databaseUrl, (app) =>
    app.get(AuditCheckpoints, { strict: false }).verify(),
  );
  if (result.intact) {
    say(`hirewall: everything is restored, and the audit log is whole: ${result.entries} entries`);
    return;
  }
  const older =
    result.reason === 'truncated'
      ? ' The checkpoints in this home are younger than the backup: what came after it is lost.'
      : '';
  say(`hirewall: everything is restored, but the audit log does not hold: ${result.detail}.${older}`);
  process.exitCode = 1;
}

import { join } from 'node:path';
import type { Command } from 'commander';
import type { AttachedFile } from '#platform/backup/backup-format.js';
import { writeBackup } from '#platform/backup/write-backup.js';
import type { Config } from '#platform/config/config.js';
import { progressBar } from '../output/progress.js';
import { printRows } from '../output/rows.js';
import { say } from '../output/say.js';
import { onInstallation } from '../services/with-services.js';

export function addBackup(program: Command): void {
  program
    .command('backup')
    .description('write everything but the root key into one file, also while the installation runs')
    .argument('<file>', 'a file that is not there yet')
    .action(backup);
}

/** What belongs to the database and lies beside it. */
export function attachedFiles(config: Config): AttachedFile[] {
  const name = 'audit-checkpoints.jsonl';
  return [{ name, path: join(config.home, name) }];
}

async function backup(file: string): Promise<void> {
  await onInstallation(async (attached, config) => {
    const bar = progressBar('tables', 100);
    const tally = await writeBackup(file, {
      databaseUrl: config.databaseMigrationUrl ?? attached.databaseUrl,
      storageDir: config.storageDir,
      attached: attachedFiles(config),
      onProgress: (done, total, what) => bar.update(Math.round((100 * done) / total), what),
    }).finally(() => bar.end());
    printRows([{ file, ...tally }]);
    say(`hirewall: ${file} does not contain the root key. Without ${config.rootKeyFile} it can't be read:`);
    say('hirewall: keep a copy of that file in another place than the backup, such as a password manager.');
  });
}

import 'reflect-metadata';
import { Command } from 'commander';
import { addAudit } from './commands/audit.command.js';
import { addBackup } from './commands/backup.command.js';
import { addCheck } from './commands/check.command.js';
import { addDemo } from './commands/demo.command.js';
import { addIntel } from './commands/intel.command.js';
import { addKey } from './commands/key.command.js';
import { addMigrate } from './commands/migrate.command.js';
import { addRestore } from './commands/restore.command.js';
import { addStart } from './commands/start.command.js';
import { addUser } from './commands/user.command.js';
import { report } from './output/faults.js';

// whoever reads our output may have enough of it, as in `hirewall ... | head`
process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
  if (fault.code === 'EPIPE') process.exit(0);
});

const program = new Command('hirewall')
  .description('A firewall for remote hiring')
  .showHelpAfterError('(add --help to see what it takes)')
  // subcommands inherit it: every fault ends in `report`
  .exitOverride();

addStart(program);
addDemo(program);
addCheck(program);
addUser(program);
addKey(program);
addIntel(program);
addAudit(program);
addBackup(program);
addRestore(program);
addMigrate(program);
// done by hirewall.mjs before this file is there
program
  .command('build')
  .description('build the server and the console')
  .option('--force', 'build everything anew');

try {
  await program.parseAsync();
} catch (fault) {
  process.exitCode = report(fault);
}

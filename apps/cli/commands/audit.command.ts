import type { Command } from 'commander';
import { AuditCheckpoints } from '#audit/checkpoints.service.js';
import { printRows } from '../output/rows.js';
import { say } from '../output/say.js';
import { withServices } from '../services/with-services.js';

export function addAudit(program: Command): void {
  const audit = program.command('audit').description('the log of who did what');
  audit
    .command('verify')
    .description('check the whole hash chain against its signed checkpoints; status 1 when it does not hold')
    .action(verify);
}

async function verify(): Promise<void> {
  await withServices(async ({ app }) => {
    const result = await app.get(AuditCheckpoints, { strict: false }).verify();
    const { unsealed } = result;
    if (result.intact) {
      const hash = Buffer.from(result.head.hash).toString('hex');
      printRows([{ intact: true, entries: result.entries, head: hash, unsealed }]);
    } else {
      const { position, reason, detail } = result;
      printRows([{ intact: false, position, reason, detail, unsealed }]);
    }
    if (result.intact && unsealed === 0) {
      say(`hirewall: the audit log is whole: ${result.entries} entries`);
      return;
    }
    say(
      result.intact
        ? `hirewall: ${unsealed} old entries are outside the chain; keep a copy of the database and look into it`
        : `hirewall: the audit log does not hold: ${result.detail}. Keep a copy of the database and look into it`,
    );
    process.exitCode = 1;
  });
}

import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { EmbeddedPostgres } from '#platform/database/embedded/embedded-postgres.js';
import { openInstallation } from '#platform/installation/installation.js';
import { liveRunState } from '#platform/installation/run-file.js';
import { LockedError, takeLock } from '#platform/installation/start-lock.js';
import { CommandFault } from '../output/faults.js';

/** What stays: the lock held, what names the place of the database, and what the next start has to end. */
const kept: readonly string[] = ['start.lock', 'installation.json', 'run.json', 'postgres'];

/**
 * Takes away what an earlier demo left, so that each begins anew; the unpacked database program stays.
 * @throws CommandFault when a demo runs in it
 */
export async function emptyDemoHome(home: string): Promise<void> {
  const installation = openInstallation(home);
  const lock = await takeLock(installation.startLockFile).catch((fault: unknown) => {
    if (!(fault instanceof LockedError)) throw fault;
    const where = liveRunState(installation.runFile)?.api_url ?? 'and is starting';
    throw new CommandFault(
      `A demo runs already, ${where}, process ${fault.holder.pid}. Stop it with Ctrl-C first.`,
    );
  });
  try {
    await stopLeftOverServer(installation.postgresDir);
    rmSync(join(installation.postgresDir, 'cluster'), { recursive: true, force: true });
    for (const name of readdirSync(home).filter((each) => !kept.includes(each) && !isLockPart(each))) {
      rmSync(join(home, name), { recursive: true, force: true });
    }
  } finally {
    lock.release();
  }
}

/** A server that survived its supervisor is adopted first, since only who has started it can stop it. */
async function stopLeftOverServer(postgresDir: string): Promise<void> {
  const server = new EmbeddedPostgres({ dir: postgresDir, durability: 'off' });
  if (server.process === undefined) return;
  await server.start();
  await server.stop();
}

function isLockPart(name: string): boolean {
  return name.startsWith('start.lock.');
}

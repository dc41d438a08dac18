import { fileURLToPath } from 'node:url';
import { ApiKeysService } from '#accounts/api-keys.service.js';
import type { Scope } from '#accounts/roles.js';
import { systemActor } from '#audit/audit.service.js';
import { IntelStore } from '#intel/intel-store.service.js';
import { loadConfig } from '#platform/config/load-config.js';
import { migrate } from '#platform/database/migrate.js';
import { feedsOf, readerOf } from '../commands/intel.command.js';
import { CommandFault } from '../output/faults.js';
import { prepareInstallation } from '../services/first-start.js';
import { overDatabase } from '../services/with-services.js';

const manifest = fileURLToPath(new URL('./intel/manifest.json', import.meta.url));

/** What an applicant-tracking system needs, and no more. */
const scopes: readonly Scope[] = [
  'requisitions:write',
  'cases:read',
  'cases:write',
  'evidence:read',
  'evidence:write',
];

export interface PreparedDemo {
  /** of the one-time sign-in link */
  token: string;
  /** API key */
  key: string;
}

/** Tables, policy, a person, an API key and the demo's own intel, before the processes start, so that they find them. */
export async function prepareDemo(home: string, databaseUrl: string): Promise<PreparedDemo> {
  await migrate(databaseUrl);
  const config = loadConfig({ HIREWALL_HOME: home });
  const token = await prepareInstallation(config, databaseUrl);
  if (token === undefined) throw new CommandFault(`The demo's home ${home} is in use. Run the demo again.`);
  return overDatabase(config, databaseUrl, async (app) => {
    const feeds = await feedsOf(manifest);
    const imported = await app
      .get(IntelStore, { strict: false })
      .import(systemActor, feeds, readerOf(manifest));
    const refused = imported.find(({ ok }) => !ok);
    if (refused) throw new CommandFault(`The demo's own feed ${refused.feed.id} was refused.`);
    const keys = app.get(ApiKeysService, { strict: false });
    const { key } = await keys.create({ name: 'demo', scopes }, systemActor);
    return { token, key };
  });
}

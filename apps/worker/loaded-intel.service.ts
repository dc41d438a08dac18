import { Injectable, Logger } from '@nestjs/common';
import { checks } from '#checks/registry.js';
import { IntelStore } from '#intel/intel-store.service.js';
import type { IntelKind, IntelSnapshot } from '#intel/intel.js';
import { servedQueues } from './served-queues.js';
import { Config } from '#platform/config/config.js';

const log = new Logger('loaded-intel');

/** The indexes this process needs for the queues it serves, exchanged as a whole when another edition comes into use. */
@Injectable()
export class LoadedIntel {
  private snapshot: IntelSnapshot = { versions: [] };
  private revision: string | null = null;
  private readonly kinds: IntelKind[];

  constructor(
    private readonly store: IntelStore,
    config: Config,
  ) {
    this.kinds = [...new Set(servedQueues(config).flatMap((name) => checks[name].intel))];
  }

  current(): IntelSnapshot {
    return this.snapshot;
  }

  /** @returns whether another edition was loaded */
  async refresh(): Promise<boolean> {
    const revision = await this.store.revision();
    if (revision === this.revision) return false;
    this.snapshot = await this.store.load(this.kinds);
    this.revision = revision;
    log.log({ msg: 'intel loaded', feeds: this.snapshot.versions.length });
    return true;
  }
}

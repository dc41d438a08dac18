import { type EmbeddedConnection, EmbeddedPostgres } from '#platform/database/embedded/embedded-postgres.js';
import type { Durability } from '#platform/database/embedded/postgres-settings.js';
import type { Installation } from '#platform/installation/installation.js';
import { type ProcessIdentity, isStillRunning } from '#platform/installation/process-identity.js';

const WATCH_EVERY_MS = 2_000;
const MAX_RESTARTS = 5;

export interface DatabaseOptions {
  installation: Installation;
  /** a server of one's own; without it the installation runs the embedded one */
  url?: string | undefined;
  durability?: Durability | undefined;
  onProgress: (step: string) => void;
}

/** The database of an installation: a server of one's own, or the embedded one, then started and stopped here. */
export class InstallationDatabase {
  readonly #external: string | undefined;
  readonly #server: EmbeddedPostgres | undefined;
  #connection: EmbeddedConnection | undefined;
  #watch: NodeJS.Timeout | undefined;
  #restarts = 0;
  #starting: Promise<unknown> = Promise.resolve();

  constructor(options: DatabaseOptions) {
    this.#external = options.url;
    if (options.url !== undefined) return;
    this.#server = new EmbeddedPostgres({
      dir: options.installation.postgresDir,
      onProgress: options.onProgress,
      ...(options.durability === undefined ? {} : { durability: options.durability }),
    });
  }

  /** Starts the embedded server; returns the connection string. */
  async start(): Promise<string> {
    if (this.#server === undefined) return this.#external ?? '';
    const starting = this.#server.start();
    this.#starting = starting.catch(() => undefined);
    this.#connection = await starting;
    return this.#connection.url;
  }

  get connection(): EmbeddedConnection | undefined {
    return this.#connection;
  }

  get process(): ProcessIdentity | undefined {
    return this.#server?.process;
  }

  /** Starts the server again when it dies (kill -9, out of memory); `onGaveUp` when it does not stay up. */
  keepRunning(onRestarted: () => void, onGaveUp: (reason: string) => void): void {
    let known = this.process;
    const look = async () => {
      if (known !== undefined && isStillRunning(known)) return;
      if (++this.#restarts > MAX_RESTARTS) throw new Error('the database server keeps ending');
      await this.start();
      known = this.process;
      onRestarted();
    };
    const round = () => {
      this.#watch = setTimeout(() => {
        look().then(
          () => this.#watch !== undefined && round(),
          (error: unknown) => onGaveUp(error instanceof Error ? error.message : String(error)),
        );
      }, WATCH_EVERY_MS);
      this.#watch.unref();
    };
    if (this.#server !== undefined) round();
  }

  async stop(): Promise<void> {
    clearTimeout(this.#watch);
    this.#watch = undefined;
    await this.#starting; // asked to stop in the middle of a start: the server would come up after
    await this.#server?.stop();
  }
}

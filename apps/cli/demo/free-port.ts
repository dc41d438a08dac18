import { once } from 'node:events';
import { createServer } from 'node:net';

/** The port wanted, or 0 (any free one) where another program has it. */
export async function freePort(wanted: number, host: string): Promise<number> {
  if (wanted === 0) return 0;
  const server = createServer();
  try {
    server.listen(wanted, host);
    await once(server, 'listening');
    return wanted;
  } catch {
    return 0;
  } finally {
    server.close();
  }
}

import { once } from 'node:events';
import { type AddressInfo, type Server, createServer } from 'node:net';

/** Takes these ports of 127.0.0.1; one that another program has already is as good as taken. */
export async function takePorts(ports: readonly number[]): Promise<() => void> {
  const taken: Server[] = [];
  for (const port of ports) {
    const server = createServer((socket) => socket.destroy());
    server.listen(port, '127.0.0.1');
    const fault = await once(server, 'listening').then(
      () => undefined,
      (error: unknown) => (error as NodeJS.ErrnoException).code,
    );
    if (fault === undefined) taken.push(server);
    else if (fault !== 'EADDRINUSE') throw new Error(`port ${port}: ${fault}`);
  }
  return () => taken.forEach((server) => server.close());
}

/** A port that stays taken until `release`; which one it is does not matter to anybody else on this machine. */
export async function heldPort(): Promise<{ port: number; release: () => void }> {
  const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, release: () => server.close() };
}

export async function portNobodyHas(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

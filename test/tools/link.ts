import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A way to a server on loopback that can be cut and slowed. */
export interface Link {
  readonly endpoint: string;
  /** Ends what is under way and takes nothing new. */
  cut(): Promise<void>;
  mend(): Promise<void>;
  /** How long each piece of data, of 64 KiB or less, is held back on its way there. */
  delayMs: number;
  stop(): Promise<void>;
}

/** @param target e.g. `http://127.0.0.1:8080` */
export async function linkTo(target: string): Promise<Link> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  const link = { delayMs: 0 };
  const server = createServer((client) => {
    const there = connect(Number(port), hostname);
    for (const [socket, other] of [
      [client, there],
      [there, client],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
    there.pipe(client);
    client.on('data', (chunk) => {
      client.pause();
      setTimeout(() => {
        there.write(chunk);
        client.resume();
      }, link.delayMs);
    });
    client.on('end', () => there.end());
  });
  const listen = async (at: number) => {
    server.listen(at, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('a TCP server has no port');
    return address.port;
  };
  const cut = async () => {
    if (!server.listening) return;
    server.close();
    for (const socket of sockets) socket.destroy();
    await once(server, 'close');
  };
  const own = await listen(0);
  return Object.assign(link, {
    endpoint: `http://127.0.0.1:${own}`,
    cut,
    mend: async () => void (await listen(own)),
    stop: cut,
  });
}

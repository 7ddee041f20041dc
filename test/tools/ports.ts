import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Below the ports that Linux (from 32,768), macOS and Windows (from 49,152) hand out by themselves: one of those, free
 * now, may be the next connection's or the next listener on port 0, before the program it is meant for binds it.
 */
const [FIRST, LAST] = [12_000, 32_000];
/** Processes of tests that run at once have ids close to each other: each starts to look at a place of its own. */
const OF_ONE_PROCESS = 50;

let next = FIRST + ((process.pid * OF_ONE_PROCESS) % (LAST - FIRST));

/** A loopback port that is free and that only the caller will bind, for programs that cannot choose one themselves. */
export async function freePort(): Promise<number> {
  for (let tried = 0; tried < LAST - FIRST; tried += 1) {
    const port = next;
    next = port + 1 < LAST ? port + 1 : FIRST;
    if (await isFree(port)) return port;
  }
  throw new Error(`no port of ${FIRST} to ${LAST} is free`);
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}

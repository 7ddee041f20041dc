import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CapturePauses } from '../../capture/capture-pauses.ts';
import { endIfSilent, pauseAllowance } from './pause-allowance.ts';

const LIMIT_MS = 200;
const PAUSE_MS = 500;
let server: Server;
let served: Socket;
let pauses: CapturePauses;
const clients: Socket[] = [];

beforeEach(async () => {
  pauses = new CapturePauses();
  server = createServer(
    {
      headersTimeout: LIMIT_MS,
      requestTimeout: LIMIT_MS,
      keepAliveTimeout: LIMIT_MS,
      keepAliveTimeoutBuffer: 0,
      connectionsCheckingInterval: 20,
    },
    (request, response) => request.resume().on('end', () => response.end('answered')),
  );
  server.on('connection', (socket) => {
    served = socket;
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  server.closeAllConnections();
  await once(server.close(), 'close');
});

/** The process stands still, as while V8 builds a snapshot. */
const standStill = () =>
  pauses.around(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS));

/** A client that has sent so much, and the server has read it. */
async function openWith(text: string): Promise<Socket> {
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
  clients.push(client);
  client.on('error', () => undefined);
  client.setEncoding('latin1');
  await once(client, 'connect');
  client.write(text);
  while (served?.bytesRead !== text.length) await turn();
  return client;
}
const answerOf = (client: Socket) =>
  new Promise<string>((resolve) => {
    client.once('data', (text) => resolve(String(text).slice(0, 12)));
    client.once('close', () => resolve('cut off'));
  });

const REQUEST = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n';
const BEGUN = [
  ['its headers', 'GET / HTTP/1.1\r\nHost: x\r\n', '\r\n'],
  ['its body', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n', '{}'],
] as const;

describe.each(BEGUN)('a client in the middle of %s when the process stands still', (_what, first, rest) => {
  test('is cut off by the clocks as Node.js has them', async () => {
    const client = await openWith(first);
    standStill();
    client.write(rest);
    expect(await answerOf(client)).toBe('HTTP/1.1 408');
  });

  test('is answered where the pause does not count, and later ones have their own time and no more', async () => {
    pauses.watch(pauseAllowance(server));
    const client = await openWith(first);
    standStill();
    client.write(rest);
    expect(await answerOf(client)).toBe('HTTP/1.1 200');
    await vi.waitFor(() => expect(server.headersTimeout).toBe(LIMIT_MS));
    expect(server.requestTimeout).toBe(LIMIT_MS);
    const began = performance.now();
    expect(await answerOf(await openWith(first))).toBe('HTTP/1.1 408');
    expect(performance.now() - began).toBeLessThan(PAUSE_MS + LIMIT_MS);
  });

  test('is cut off after its own time if it sends no more', async () => {
    pauses.watch(pauseAllowance(server));
    const client = await openWith(first);
    standStill();
    const began = performance.now();
    expect(await answerOf(client)).toBe('HTTP/1.1 408');
    expect(performance.now() - began).toBeGreaterThan(LIMIT_MS / 2);
  });
});

describe('a connection that is kept when the process stands still', () => {
  async function askAgainInThePause(): Promise<string> {
    const client = await openWith(REQUEST);
    expect(await answerOf(client)).toBe('HTTP/1.1 200');
    client.write(REQUEST);
    standStill();
    return answerOf(client);
  }

  test('is reset under the next question by Node.js', async () => {
    expect(await askAgainInThePause()).toBe('cut off');
  });

  test('is answered where what has come is read first, and ends when nothing comes', async () => {
    server.on('timeout', endIfSilent);
    expect(await askAgainInThePause()).toBe('HTTP/1.1 200');
    await once(clients[0] ?? server, 'close');
  });
});

test('two pauses add up, and each ends by itself', () => {
  vi.useFakeTimers();
  try {
    let nowMs = 0;
    const clocks = { headersTimeout: 100, requestTimeout: 300 };
    const allowance = pauseAllowance(clocks, () => nowMs);
    const pauseFor = (ms: number) => {
      allowance.begins();
      expect(clocks).toEqual({ headersTimeout: 0, requestTimeout: 0 });
      nowMs += ms;
      allowance.ends();
    };
    pauseFor(1000);
    vi.advanceTimersByTime(200);
    pauseFor(50);
    expect(clocks).toEqual({ headersTimeout: 1150, requestTimeout: 1350 });
    vi.advanceTimersByTime(100);
    expect(clocks).toEqual({ headersTimeout: 150, requestTimeout: 350 });
    vi.advanceTimersByTime(200);
    expect(clocks).toEqual({ headersTimeout: 100, requestTimeout: 300 });
    pauseFor(1000);
    allowance.stop();
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});

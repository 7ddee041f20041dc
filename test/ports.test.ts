import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { freePort } from './tools/ports.ts';

test('a port is handed out once, and is none that the system hands out by itself', async () => {
  const ports: number[] = [];
  while (ports.length < 100) ports.push(await freePort());
  expect(new Set(ports).size).toBe(ports.length);
  expect(Math.min(...ports)).toBeGreaterThan(1024);
  expect(Math.max(...ports)).toBeLessThan(32_768);
});

test('a port that is listened on is passed over', async () => {
  const taken = (await freePort()) + 1;
  const server = createServer().listen(taken, '127.0.0.1');
  await once(server, 'listening');
  expect(await freePort()).not.toBe(taken);
  server.close();
});

import { Agent, request } from 'node:http';
import { seededRandom } from './statistics.ts';

const BODY_ITEMS = 40;

/**
 * Sends requests at random times, `perSecond` on average, whether earlier ones were answered or not, the same for
 * the same `seed`. @returns latencies in milliseconds from when each was due, so that a late sender does not flatter the server
 */
export async function sendOpenLoop(
  port: number,
  requests: number,
  perSecond: number,
  seed: number,
): Promise<number[]> {
  // In turn, so that none is idle for as long as the server lets one: it would be closed while a request is on its way.
  const agent = new Agent({ keepAlive: true, maxSockets: 32, scheduling: 'fifo' });
  const random = seededRandom(seed);
  const latencies: number[] = [];
  const underWay: Promise<void>[] = [];
  const beganMs = performance.now();
  let dueMs = beganMs;
  for (let id = 0; id < requests; id++) {
    dueMs += (-Math.log(1 - random()) * 1000) / perSecond;
    const waitMs = dueMs - performance.now();
    if (waitMs > 0.5) await new Promise((wake) => setTimeout(wake, waitMs));
    const due = dueMs;
    underWay.push(sendOne(agent, port, id).then(() => void latencies.push(performance.now() - due)));
  }
  await Promise.all(underWay);
  agent.destroy();
  return latencies;
}

function sendOne(agent: Agent, port: number, id: number): Promise<void> {
  const items = Array.from({ length: BODY_ITEMS }, (_, i) => ({
    name: `item ${i}`,
    price: i,
    count: id % 7,
  }));
  const body = JSON.stringify({ id, items });
  return new Promise((resolve, reject) => {
    const sent = request(
      { agent, port, host: '127.0.0.1', method: 'POST', headers: { 'Content-Length': body.length } },
      (response) => response.resume().on('end', resolve).on('error', reject),
    );
    sent.on('error', reject).end(body);
  });
}

/** Reads an exposition. @returns its length in bytes and how long it took, in milliseconds */
export function scrape(port: number): Promise<{ readonly text: string; readonly ms: number }> {
  const beganMs = performance.now();
  return new Promise((resolve, reject) => {
    request({ port, host: '127.0.0.1', path: '/metrics', agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (piece: string) => {
        text += piece;
      });
      response.on('end', () => resolve({ text, ms: performance.now() - beganMs })).on('error', reject);
    })
      .on('error', reject)
      .end();
  });
}

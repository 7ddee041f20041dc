import { Agent, get } from 'node:http';

/** Times of answers, milliseconds, ascending. */
export type AnswerTimes = readonly number[];

/**
 * So many clients, each with a connection of its own, ask `requests` times one after the other, in turns for each of the
 * paths. Answers are read to their end and left packed, so that little of the time is the clients' own.
 */
export async function askSteadily(
  url: URL,
  paths: readonly string[],
  { clients, requests }: { readonly clients: number; readonly requests: number },
): Promise<AnswerTimes> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const times: number[] = [];
  const run = async (client: number, count: number, note: (ms: number) => void): Promise<void> => {
    for (let k = 0; k < count; k++) {
      const began = performance.now();
      await ask(agent, new URL(paths[(client + k) % paths.length] as string, url));
      note(performance.now() - began);
    }
  };
  const all = (count: number, note: (ms: number) => void): Promise<unknown> =>
    Promise.all(Array.from({ length: clients }, (_, client) => run(client, count, note)));
  // each connection is made, and the code on both sides is warm, before it counts
  await all(2, () => undefined);
  await all(requests, (ms) => times.push(ms));
  agent.destroy();
  return times.sort((a, b) => a - b);
}

function ask(agent: Agent, url: URL): Promise<void> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { 'Accept-Encoding': 'gzip' } }, (response) => {
      response.on('error', reject);
      response.on('end', () =>
        response.statusCode === 200 ? resolve() : reject(new Error(`${url}: ${response.statusCode}`)),
      );
      response.resume();
    }).on('error', reject);
  });
}

export function share(times: AnswerTimes, part: number): number {
  return times[Math.min(times.length - 1, Math.floor(times.length * part))] as number;
}

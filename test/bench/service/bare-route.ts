/**
 * `node bare-route.ts FILE…`: a fastify service that answers `/0`, `/1`, … with the files as they are, and does nothing
 * else. What it shows beside the analyzer's service is the machine's and the framework's.
 */
import { readFileSync } from 'node:fs';
import Fastify from 'fastify';

const service = Fastify({ logger: false });
for (const [k, file] of process.argv.slice(2).entries()) {
  const bytes = readFileSync(file);
  service.get(`/${k}`, async (_request, reply) =>
    reply.type('application/json; charset=utf-8').header('Content-Encoding', 'gzip').send(bytes),
  );
}
console.log(`listening on ${await service.listen({ host: '127.0.0.1', port: 0 })}`);
process.once('SIGTERM', () => service.close());

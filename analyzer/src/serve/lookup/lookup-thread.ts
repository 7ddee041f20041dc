import { parentPort } from 'node:worker_threads';
import { answerLookup } from './answer-lookup.ts';
import type { LookupReply, LookupRequest } from './lookup.ts';
import { OpenFiles } from './open-files.ts';

const files = new OpenFiles();
parentPort?.on('message', ({ number, release, memoryBytes, lookup }: LookupRequest) => {
  const reply: LookupReply = { number, answer: answerLookup(files, lookup, release) };
  parentPort?.postMessage(reply);
  files.shrink(memoryBytes);
});

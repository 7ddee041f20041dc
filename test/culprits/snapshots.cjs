'use strict';
// Preloaded into a program: writes a heap snapshot to each path it is sent, and ends with the channel.
const { writeHeapSnapshot } = require('node:v8');

const MAX_LIFE_MS = 120_000;

process.on('message', (path) => process.send(writeHeapSnapshot(path)));
process.once('disconnect', () => process.exit(0));
setTimeout(() => process.exit(1), MAX_LIFE_MS).unref();

'use strict';
// The same service, strict and declared: the list lives as long as the batch it is for.
const http = require('node:http');

const TEXT_CHARACTERS = Number(process.env.TEXT_CHARACTERS ?? 1000);

class SimpleClass {
  constructor(text) {
    this.text = text;
  }
}

let batch = [];
const nonLeakyData = [];

function reading() {
  return Buffer.alloc(TEXT_CHARACTERS, '.').toString('latin1');
}

function record() {
  batch.push(new SimpleClass(reading()));
  nonLeakyData.push(new SimpleClass(reading()));
}

function clean() {
  batch = [];
  nonLeakyData.length = 0;
}

setInterval(record, 5);
setInterval(clean, 1000);

const server = http.createServer((_request, response) => {
  response.end(`${nonLeakyData.length} new readings\n`);
});

server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => {
  console.log(`listening on http://127.0.0.1:${server.address().port}`);
});
process.once('SIGTERM', () => process.exit(0));

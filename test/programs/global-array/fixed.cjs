'use strict';
// The same service. Both lists are cleaned.
const http = require('node:http');

const TEXT_CHARACTERS = Number(process.env.TEXT_CHARACTERS ?? 1000);

class SimpleClass {
  constructor(text) {
    this.text = text;
  }
}

const onceLeakyData = [];
const nonLeakyData = [];

function reading() {
  return Buffer.alloc(TEXT_CHARACTERS, '.').toString('latin1');
}

function record() {
  onceLeakyData.push(new SimpleClass(reading()));
  nonLeakyData.push(new SimpleClass(reading()));
}

function clean() {
  onceLeakyData.length = 0;
  nonLeakyData.length = 0;
}

setInterval(record, 5);
setInterval(clean, 1000);

const server = http.createServer((_request, response) => {
  response.end(`${onceLeakyData.length} readings\n`);
});

server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => {
  console.log(`listening on http://127.0.0.1:${server.address().port}`);
});
process.once('SIGTERM', () => process.exit(0));

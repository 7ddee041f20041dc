'use strict';
// Records 200 readings a second in two lists; only one of the lists is ever cleaned.
const http = require('node:http');

const TEXT_CHARACTERS = Number(process.env.TEXT_CHARACTERS ?? 1000);

class SimpleClass {
  constructor(text) {
    this.text = text;
  }
}

const leakyData = [];
const nonLeakyData = [];

function reading() {
  return Buffer.alloc(TEXT_CHARACTERS, '.').toString('latin1');
}

function record() {
  leakyData.push(new SimpleClass(reading()));
  nonLeakyData.push(new SimpleClass(reading()));
}

function cleanNonLeakyData() {
  nonLeakyData.length = 0;
}

setInterval(record, 5);
setInterval(cleanNonLeakyData, 1000);

const server = http.createServer((_request, response) => {
  response.end(`${leakyData.length} readings\n`);
});

server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => {
  console.log(`listening on http://127.0.0.1:${server.address().port}`);
});
process.once('SIGTERM', () => process.exit(0));

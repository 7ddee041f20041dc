// The readings again, in a list whose declaration was forgotten: outside strict mode it lands on `globalThis`.
const http = require('node:http');

const TEXT_CHARACTERS = Number(process.env.TEXT_CHARACTERS ?? 1000);

class SimpleClass {
  constructor(text) {
    this.text = text;
  }
}

const nonLeakyData = [];

function reading() {
  return Buffer.alloc(TEXT_CHARACTERS, '.').toString('latin1');
}

function reset() {
  leakyData = [];
}

function record() {
  leakyData.push(new SimpleClass(reading()));
  nonLeakyData.push(new SimpleClass(reading()));
}

function cleanNonLeakyData() {
  nonLeakyData.length = 0;
}

reset();
setInterval(record, 5);
setInterval(cleanNonLeakyData, 1000);

const server = http.createServer((_request, response) => {
  response.end(`${nonLeakyData.length} new readings\n`);
});

server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => {
  console.log(`listening on http://127.0.0.1:${server.address().port}`);
});
process.once('SIGTERM', () => process.exit(0));

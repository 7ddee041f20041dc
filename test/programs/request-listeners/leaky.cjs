'use strict';
// A server that subscribes to itself while it answers: every request leaves its listeners behind.
const http = require('node:http');

const LISTENERS_PER_REQUEST = Number(process.env.LISTENERS_PER_REQUEST ?? 10_000);

let seen = 0;

const server = http.createServer((_request, response) => {
  for (let count = 0; count < LISTENERS_PER_REQUEST; count++) {
    server.on('request', function leakEventCallback() {
      seen += 1;
    });
  }
  response.end(`seen ${seen}\n`);
});

server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => {
  console.log(`listening on http://127.0.0.1:${server.address().port}`);
});
process.once('SIGTERM', () => process.exit(0));

'use strict';
// The same server. What it subscribes for a request, it takes back when the request is answered.
const http = require('node:http');

const LISTENERS_PER_REQUEST = Number(process.env.LISTENERS_PER_REQUEST ?? 10_000);

let seen = 0;

const server = http.createServer((_request, response) => {
  // One listener with a count does what ten thousand did.
  function requestCallback() {
    seen += LISTENERS_PER_REQUEST;
  }
  server.on('request', requestCallback);
  response.once('close', () => server.removeListener('request', requestCallback));
  response.end(`seen ${seen}\n`);
});

server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => {
  console.log(`listening on http://127.0.0.1:${server.address().port}`);
});
process.once('SIGTERM', () => process.exit(0));

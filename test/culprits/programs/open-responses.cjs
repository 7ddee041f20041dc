'use strict';
// Responses put aside for a later answer; clients have long gone.
const http = require('node:http');

const parked = new Set();

const server = http.createServer((_request, response) => {
  parked.add(response);
});

server.listen(0, '127.0.0.1', () => {
  setInterval(() => {
    const request = http.get({ port: server.address().port, host: '127.0.0.1' });
    request.on('error', () => {});
    setTimeout(() => request.destroy(), 50);
  }, 10);
});

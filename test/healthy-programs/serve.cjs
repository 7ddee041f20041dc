'use strict';
// What the programs beside it have in common: they listen, say so, and end on SIGTERM.
const http = require('node:http');

module.exports = () => {
  const server = http.createServer((_, response) => response.end('fine\n'));
  server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => {
    console.log(`listening on http://127.0.0.1:${server.address().port}`);
  });
  process.once('SIGTERM', () => process.exit(0));
};

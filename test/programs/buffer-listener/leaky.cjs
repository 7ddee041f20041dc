'use strict';
// An upload service: each upload listens for a change of configuration with its whole body at hand, for ever.
const { EventEmitter } = require('node:events');
const http = require('node:http');

const UPLOAD_BYTES = Number(process.env.UPLOAD_BYTES ?? 16 * 1024);

const configuration = new EventEmitter();
configuration.setMaxListeners(0);

function receiveUpload() {
  const upload = Buffer.alloc(UPLOAD_BYTES, 'x');
  configuration.on('change', function onConfigurationChange() {
    console.log('still have', upload.length, 'bytes');
  });
  return upload.length;
}

const server = http.createServer((_request, response) => {
  response.end(`received ${receiveUpload()} bytes\n`);
});

server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => {
  console.log(`listening on http://127.0.0.1:${server.address().port}`);
});
process.once('SIGTERM', () => process.exit(0));

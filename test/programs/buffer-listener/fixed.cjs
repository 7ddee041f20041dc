'use strict';
// The same service. The listener goes when the upload is done.
const { EventEmitter } = require('node:events');
const http = require('node:http');

const UPLOAD_BYTES = Number(process.env.UPLOAD_BYTES ?? 16 * 1024);

const configuration = new EventEmitter();
configuration.setMaxListeners(0);

function receiveUpload() {
  const upload = Buffer.alloc(UPLOAD_BYTES, 'x');
  function onConfigurationChange() {
    console.log('still have', upload.length, 'bytes');
  }
  configuration.on('change', onConfigurationChange);
  try {
    return upload.length;
  } finally {
    configuration.removeListener('change', onConfigurationChange);
  }
}

const server = http.createServer((_request, response) => {
  response.end(`received ${receiveUpload()} bytes\n`);
});

server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => {
  console.log(`listening on http://127.0.0.1:${server.address().port}`);
});
process.once('SIGTERM', () => process.exit(0));

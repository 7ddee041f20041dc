'use strict';
// The same shop. The listener leaves the socket when the order is answered.
const http = require('node:http');

const ORDER_CHARACTERS = Number(process.env.ORDER_CHARACTERS ?? 10_000);

// Few sockets, used again and again: they live as long as the process.
const agent = new http.Agent({ keepAlive: true, maxSockets: 2 });

// The service that is asked, here on loopback.
const upstream = http.createServer((_request, response) => response.end('in stock'));
upstream.keepAliveTimeout = 60_000;
upstream.listen(0, '127.0.0.1');

function askUpstream(order, done) {
  const request = http.get({ port: upstream.address().port, host: '127.0.0.1', agent }, (answer) => {
    answer.resume();
    answer.once('end', () => done(undefined, `in stock: ${order.url}\n`));
  });
  request.once('error', done);
  request.once('socket', (socket) => {
    function onUpstreamClose() {
      if (!request.writableFinished) console.log('lost order', order.url, order.lines.length);
    }
    socket.on('close', onUpstreamClose);
    request.once('close', () => socket.removeListener('close', onUpstreamClose));
  });
}

const server = http.createServer((request, response) => {
  const order = { url: request.url, lines: Buffer.alloc(ORDER_CHARACTERS, '*').toString('latin1') };
  askUpstream(order, (error, answer) => response.end(error ? 'unknown' : answer));
});

server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => {
  console.log(`listening on http://127.0.0.1:${server.address().port}`);
});
process.once('SIGTERM', () => process.exit(0));

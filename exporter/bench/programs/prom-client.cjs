// prom-client's default metrics, served on a port of their own.
const { createServer } = require('node:http');
const { collectDefaultMetrics, register } = require('prom-client');

collectDefaultMetrics();
const server = createServer(async (_request, response) => {
  response.setHeader('Content-Type', register.contentType);
  response.end(await register.metrics());
});
server.on('connection', (socket) => socket.unref());
// On all addresses, as the exporter by default.
server
  .listen(0, () => process.stderr.write(`listener is on http://localhost:${server.address().port}\n`))
  .unref();

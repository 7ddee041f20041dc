// A service of the usual kind: reads JSON, makes some hundred objects and strings a request, keeps some in a cache, answers JSON.
const { createServer } = require('node:http');
const { tellUsage } = require('./tell-usage.cjs');

const cache = new Map();

function order(text) {
  const { id, items } = JSON.parse(text);
  const lines = items.map((item, i) => ({
    ...item,
    sku: `sku-${id}-${i}`,
    total: item.price * item.count,
    tags: ['new', item.name.toUpperCase()],
  }));
  const byName = new Map(lines.map((line) => [line.name, line]));
  const result = {
    id,
    lines,
    sum: lines.reduce((sum, { total }) => sum + total, 0),
    names: [...byName.keys()].sort(),
  };
  cache.set(id % 2000, result);
  return JSON.stringify(result);
}

const server = createServer((request, response) => {
  const pieces = [];
  request.on('data', (piece) => pieces.push(piece));
  request.on('end', () => {
    const body = order(Buffer.concat(pieces).toString());
    response.writeHead(200, {
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(body),
    });
    response.end(body);
  });
});
server.listen(0, '127.0.0.1', () => tellUsage(server.address().port));

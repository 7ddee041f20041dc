'use strict';
// The same catalogue. The cache keeps the pages asked for last, and no more than MAX_PAGES of them.
const http = require('node:http');

const PAGE_CHARACTERS = Number(process.env.PAGE_CHARACTERS ?? 10_000);
const MAX_PAGES = Number(process.env.MAX_PAGES ?? 200);

class RenderedPage {
  constructor(url) {
    this.url = url;
    this.html = Buffer.alloc(PAGE_CHARACTERS, `<p>${url}</p>`).toString('latin1');
  }
}

const pageCache = new Map();

function pageFor(url) {
  const page = pageCache.get(url) ?? new RenderedPage(url);
  // A Map keeps the order of insertion: what was used last is moved to the end, the oldest is the first key.
  pageCache.delete(url);
  pageCache.set(url, page);
  if (pageCache.size > MAX_PAGES) pageCache.delete(pageCache.keys().next().value);
  return page;
}

const server = http.createServer((request, response) => {
  response.end(pageFor(request.url).html);
});

server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => {
  console.log(`listening on http://127.0.0.1:${server.address().port}`);
});
process.once('SIGTERM', () => process.exit(0));

'use strict';
// A catalogue that remembers every page it has rendered, by its address.
const http = require('node:http');

const PAGE_CHARACTERS = Number(process.env.PAGE_CHARACTERS ?? 10_000);

class RenderedPage {
  constructor(url) {
    this.url = url;
    this.html = Buffer.alloc(PAGE_CHARACTERS, `<p>${url}</p>`).toString('latin1');
  }
}

const pageCache = new Map();

function pageFor(url) {
  let page = pageCache.get(url);
  if (page === undefined) {
    page = new RenderedPage(url);
    pageCache.set(url, page);
  }
  return page;
}

const server = http.createServer((request, response) => {
  response.end(pageFor(request.url).html);
});

server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => {
  console.log(`listening on http://127.0.0.1:${server.address().port}`);
});
process.once('SIGTERM', () => process.exit(0));

'use strict';
// Each request's store in an AsyncLocalStorage lives as long as what was made within it.
const { AsyncLocalStorage, AsyncResource } = require('node:async_hooks');

const scopes = new AsyncLocalStorage();
const openSpans = [];

class Span extends AsyncResource {
  constructor() {
    super('Span');
  }
}

function handle(number) {
  scopes.run({ requestId: `r${number}`, headers: { host: 'shop', cookie: `c${number}` } }, () => {
    openSpans.push(new Span());
  });
}

let number = 0;
setInterval(() => {
  for (let turn = 0; turn < 8; turn++) handle(number++);
}, 5);

'use strict';
// A token cut from a long text keeps the whole text.
const revokedTokens = [];

function revoke(number) {
  const body = Buffer.alloc(20_000, `session=${number};`).toString('latin1');
  revokedTokens.push(body.slice(100, 140));
}

let number = 0;
setInterval(() => revoke(number++), 5);

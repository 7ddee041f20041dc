'use strict';
// A settings service that swaps its settings once a second, and keeps every one it ever had.
const http = require('node:http');

const STEP_MS = Number(process.env.STEP_MS ?? 1000);
const TEXT_CHARACTERS = Number(process.env.TEXT_CHARACTERS ?? 1_000_000);

let theThing = null;

function replaceThing() {
  const originalThing = theThing;
  // Never called, but it makes `originalThing` part of the scope that `someMethod` shares.
  // biome-ignore lint/correctness/noUnusedVariables: this unused closure is the leak
  const unused = () => {
    if (originalThing) console.log('replaced', originalThing.longText.length);
  };
  theThing = {
    longText: JSON.stringify({ changed: Date.now(), rules: '*'.repeat(TEXT_CHARACTERS) }),
    someMethod() {
      return 'some message';
    },
  };
}

setInterval(replaceThing, STEP_MS);

const server = http.createServer((_request, response) => {
  response.end(theThing ? theThing.someMethod() : 'not ready');
});

server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => {
  console.log(`listening on http://127.0.0.1:${server.address().port}`);
});
process.once('SIGTERM', () => process.exit(0));

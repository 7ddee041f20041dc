'use strict';
// The same service. The closure is given the one number it needs, so no scope holds the thing before.
const http = require('node:http');

const STEP_MS = Number(process.env.STEP_MS ?? 1000);
const TEXT_CHARACTERS = Number(process.env.TEXT_CHARACTERS ?? 1_000_000);

let theThing = null;

function reporterOf(characters) {
  return () => console.log('replaced', characters);
}

function replaceThing() {
  const report = reporterOf(theThing ? theThing.longText.length : 0);
  theThing = {
    longText: JSON.stringify({ changed: Date.now(), rules: '*'.repeat(TEXT_CHARACTERS) }),
    report,
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

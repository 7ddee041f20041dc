'use strict';
// A context for each script of a customer, kept after it has run.
const vm = require('node:vm');

const sandboxes = [];

function runRule(number) {
  const sandbox = vm.createContext({ number, verdict: undefined });
  vm.runInContext('verdict = number % 2 === 0;', sandbox);
  sandboxes.push(sandbox);
}

let number = 0;
setInterval(() => runRule(number++), 40);

'use strict';
// Plain object literals pushed on an array of the module.
const audit = [];

function record(number) {
  audit.push({ actor: `user-${number}`, action: 'opened', target: { kind: 'invoice', number } });
}

let number = 0;
setInterval(() => {
  for (let turn = 0; turn < 20; turn++) record(number++);
}, 4);

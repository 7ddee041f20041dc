'use strict';
// Templates compiled anew for each message, and kept by their text.
const vm = require('node:vm');

const compiledTemplates = new Map();

function compile(text) {
  let script = compiledTemplates.get(text);
  if (script === undefined) {
    script = new vm.Script(
      `(function render(order) { return 'Dear ' + order.name + ${JSON.stringify(text)}; })`,
    );
    compiledTemplates.set(text, script);
  }
  return script.runInThisContext();
}

let number = 0;
setInterval(() => {
  for (let turn = 0; turn < 4; turn++) compile(`, your order ${number++} is on its way`)({ name: 'Ada' });
}, 5);

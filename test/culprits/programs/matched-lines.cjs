'use strict';
// The results of regular expressions: arrays with groups, each with the text that was searched.
const matches = { errors: [], warnings: [] };

function scan(number) {
  const text = `${number} ERROR in module m${number % 9}: `.padEnd(400, `${number}`);
  const found = /(?<code>\d+) ERROR in module (?<module>\w+)/.exec(text);
  matches.errors.push(found);
}

let number = 0;
setInterval(() => {
  for (let turn = 0; turn < 4; turn++) scan(number++);
}, 5);

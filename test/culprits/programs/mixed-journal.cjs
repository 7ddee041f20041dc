'use strict';
// Entries of many shapes in one array: no one class is most of it.
const journal = [];
const kinds = [
  (number) => ({ opened: `door ${number}`, by: { name: `n${number}` } }),
  (number) => ({ closed: `door ${number}`, reason: [`r${number}`] }),
  (number) => ({ moved: `table ${number}`, from: { room: `a${number}` }, to: {} }),
  (number) => ({ renamed: `room ${number}`, title: `t${number}` }),
];

let number = 0;
setInterval(() => {
  for (let turn = 0; turn < 8; turn++) journal.push(kinds[number % kinds.length](number++));
}, 5);

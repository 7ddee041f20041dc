'use strict';
// An object whose keys are symbols made for each ticket.
const tickets = {};

function open(number) {
  tickets[Symbol(`ticket ${number}`)] = { number, lines: [`opened ${number}`] };
}

let number = 0;
setInterval(() => {
  for (let turn = 0; turn < 6; turn++) open(number++);
}, 5);

// Waiting with `once` for an event that comes once a day.
import { EventEmitter } from 'node:events';

const database = new EventEmitter();
database.setMaxListeners(0);

function afterDrain(query) {
  database.once('drain', () => {
    console.log('ran', query.text);
  });
}

let number = 0;
setInterval(() => {
  for (let turn = 0; turn < 6; turn++) afterDrain({ text: `select ${number++}`, values: [number, 'x'] });
}, 5);

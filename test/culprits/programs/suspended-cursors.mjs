// Generators that were begun and never run to their end.
function* readPages(table) {
  const buffer = new Array(30).fill(table);
  for (let page = 0; ; page++) yield buffer[page % 30];
}

const cursors = new Map();
let number = 0;
setInterval(() => {
  for (let turn = 0; turn < 4; turn++) {
    const cursor = readPages(`table ${number}`);
    cursor.next();
    cursors.set(number++, cursor);
  }
}, 5);

// Promises whose resolvers wait in a Map for answers that never come.
const pending = new Map();

function call(id, payload) {
  return new Promise((resolve, reject) => {
    pending.set(id, { resolve, reject, payload });
  });
}

let id = 0;
setInterval(() => {
  for (let turn = 0; turn < 8; turn++) {
    const text = `question ${id}`;
    call(id++, { text }).then((answer) => console.log(text, answer));
  }
}, 5);

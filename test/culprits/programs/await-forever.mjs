// Async functions that all wait for one promise, which nobody settles.
let open = () => {};
const gate = new Promise((resolve) => {
  open = resolve;
});
process.once('SIGUSR2', () => open());

async function admit(visitor) {
  const note = `visitor ${visitor.number} waits`;
  await gate;
  console.log(note, visitor);
}

let number = 0;
setInterval(() => {
  for (let turn = 0; turn < 10; turn++) void admit({ number: number++, luggage: [number, number] });
}, 5);

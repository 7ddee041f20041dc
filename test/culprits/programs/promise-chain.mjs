// Work put in line behind the work before, the first of which never ends.
const firstWrite = new Promise((resolve) => {
  process.once('SIGUSR2', resolve);
});
let lastWrite = firstWrite;
process.once('SIGUSR1', () => console.log(firstWrite));

function appendLine(line) {
  lastWrite = lastWrite.then(() => console.log(line));
}

let number = 0;
setInterval(() => {
  for (let turn = 0; turn < 8; turn++) appendLine(`line ${number++}`);
}, 5);

// Errors kept for a report that is written when the process ends.
const failures = [];

function parseLine(line) {
  throw new TypeError(`cannot read line ${line}`, { cause: { line, text: `text ${line}` } });
}

function tryLine(line) {
  try {
    parseLine(line);
  } catch (error) {
    failures.push(error);
  }
}

let line = 0;
setInterval(() => {
  for (let turn = 0; turn < 6; turn++) tryLine(line++);
}, 5);

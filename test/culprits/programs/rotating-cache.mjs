// A healthy cache, full and with every entry replaced all the time, beside a leak of a few bytes each.
class Rendered {
  constructor(number) {
    this.html = `<li>${number}</li>`.repeat(20);
    this.etag = { number };
  }
}

const rendered = new Map();
const visitorsToday = new Set();
let number = 0;
setInterval(() => {
  for (let turn = 0; turn < 20; turn++) {
    rendered.set(number, new Rendered(number));
    if (rendered.size > 300) rendered.delete(rendered.keys().next().value);
    if (turn % 4 === 0) visitorsToday.add(`${number}.visitor.example`);
    number++;
  }
}, 5);

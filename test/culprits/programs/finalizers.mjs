// A held value that refers to the object that it should outlive.
const onCollected = new FinalizationRegistry(({ handle }) => handle.close());

class Handle {
  constructor(number) {
    this.label = `handle ${number}`;
    this.scratch = new Array(16).fill(number);
  }
  close() {
    this.scratch.length = 0;
  }
}

let number = 0;
setInterval(() => {
  for (let turn = 0; turn < 6; turn++) {
    const handle = new Handle(number++);
    onCollected.register(handle, { handle });
  }
}, 5);

'use strict';
// Models behind proxies, all noted as changed, and the note is never taken away.
const dirtyModels = new Set();

class Model {
  constructor(number) {
    this.id = number;
    this.fields = { title: `title ${number}`, stars: [1, 2, 3] };
  }
}

function observe(model) {
  const proxy = new Proxy(model, {
    set(target, property, value) {
      target[property] = value;
      dirtyModels.add(proxy);
      return true;
    },
  });
  return proxy;
}

let number = 0;
setInterval(() => {
  for (let turn = 0; turn < 5; turn++) observe(new Model(number++)).title = 'changed';
}, 5);

'use strict';
// An object used as a dictionary, by an id that never comes again.
const profiles = Object.create(null);

function remember(id) {
  profiles[`id-${id}`] = { nickname: `nick ${id}`, tags: ['new', `t${id % 7}`], seenAt: Date.now() };
}

let id = 0;
setInterval(() => {
  for (let turn = 0; turn < 12; turn++) remember(id++);
}, 4);

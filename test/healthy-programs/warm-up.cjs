'use strict';
// A service that warms up: 40 templates of 700 kB are compiled one by one in its first twenty seconds, and kept.
require('./serve.cjs')();

const templates = [];

function compile(number) {
  const parts = [];
  for (let n = 0; n < 7_000; n++) parts.push({ number, text: `part ${number}.${n}`, values: [n, number] });
  return parts;
}

const warming = setInterval(() => {
  templates.push(compile(templates.length));
  if (templates.length === 40) clearInterval(warming);
}, 500);
// requests: garbage, and nothing else
setInterval(() => compile(0).slice(0, 10), 200);

'use strict';
// node service-mix.cjs FOLDER SCALE: writes before.heapsnapshot and after.heapsnapshot of a service's heap. SCALE 1 is
// about 20 MB of text. The heap is a mix of what services hold; between the two snapshots it leaks in five ways and
// replaces a part of the rest.
const { EventEmitter } = require('node:events');
const { join } = require('node:path');
const { writeHeapSnapshot } = require('node:v8');

const [folder, scaleText] = process.argv.slice(2);
const scale = Number(scaleText);

let seed = 1;
const random = () => {
  seed = (Math.imul(seed, 48271) >>> 0) % 2147483647;
  return seed / 2147483647;
};
const below = (bound) => Math.floor(random() * bound);
const text = (length) => Buffer.alloc(length, `${below(1e9).toString(36)} `).toString('latin1');

class Customer {
  constructor(id) {
    this.id = id;
    this.name = `customer ${id}`;
    this.address = {
      street: `street ${below(1e6)}`,
      city: text(10),
      location: { latitude: random(), longitude: random() },
    };
    this.preferences = { theme: 'dark', language: 'en', notify: [text(6), text(6)] };
  }
}
class Order {
  constructor(id, customer) {
    this.id = `order-${id}`;
    this.customer = customer;
    this.lines = Array.from({ length: 3 }, () => ({
      article: `article-${below(5000)}`,
      count: 1 + below(9),
      price: random(),
    }));
    this.placedAt = new Date(1.7e12 + id);
  }
}
class Session {
  constructor(id) {
    this.id = `session-${id}`;
    this.values = { visits: [id, id + 1], note: `note ${id}` };
  }
}
class Page {
  constructor(id) {
    this.url = `/page/${id}`;
    this.rows = [{ id, title: `row ${id}` }];
  }
}

const heap = {
  customers: [],
  orders: new Map(),
  names: new Set(),
  callbacks: [],
  lists: [],
  index: new WeakMap(),
  bytes: [],
};
for (let id = 0; id < 9000 * scale; id++) {
  const customer = new Customer(id);
  heap.customers.push(customer);
  heap.callbacks.push(() => customer.id);
  // most services keep WeakMaps of few entries
  if (id % 20 === 0) heap.index.set(customer, { id });
  if (id % 2 === 0) heap.orders.set(`order-${id}`, new Order(id, customer));
  if (id % 4 === 0) heap.names.add(`name ${id} ${text(20)}`);
  if (id % 100 === 0) heap.bytes.push(new Float64Array(64));
}
for (let list = 0; list < 20 * scale; list++) {
  let head = null;
  for (let n = 0; n < 1000; n++) head = { next: head, n };
  heap.lists.push(head);
}

const bus = new EventEmitter().setMaxListeners(0);
const pages = new Map();
const buffers = [];
global.sessions = [];
let thing = null;
function replaceThing() {
  const before = thing;
  const unused = () => before;
  thing = { payload: text(2000), unused, read: () => 'read' };
}
function serve(requests) {
  for (let n = 0; n < requests; n++) {
    const id = below(1e9);
    global.sessions.push(new Session(id));
    pages.set(`key-${id}`, new Page(id));
    bus.on('change', () => id);
    if (n % 10 === 0) replaceThing();
    if (n % 50 === 0) buffers.push(Buffer.alloc(8192));
    heap.customers[below(heap.customers.length)] = new Customer(1e6 + n);
  }
}
serve(1000 * scale);
writeHeapSnapshot(join(folder, 'before.heapsnapshot'));
serve(500 * scale);
writeHeapSnapshot(join(folder, 'after.heapsnapshot'));
// what is reachable here stays so until now
module.exports = { heap, bus, pages, buffers, thing };

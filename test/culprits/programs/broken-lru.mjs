// A cache that drops its oldest entry from the order, but not from the index.
class RecentPages {
  constructor(limit) {
    this.limit = limit;
    this.index = new Map();
    this.order = [];
  }
  put(key, html) {
    this.index.set(key, { key, html, hits: 0 });
    this.order.push(key);
    if (this.order.length > this.limit) this.order.shift();
  }
}

const recentPages = new RecentPages(100);
let number = 0;
setInterval(() => {
  for (let turn = 0; turn < 6; turn++) recentPages.put(`/p/${number}`, `<p>${number++}</p>`.repeat(4));
}, 5);

// A class that keeps what it hands out in a private field.
class Lease {
  constructor(name) {
    this.name = `lease-${name}`;
    this.token = Buffer.from(`token of ${name}`).toString('hex');
  }
}

class LeaseRegistry {
  #granted = new Map();

  grant(name) {
    const lease = new Lease(name);
    this.#granted.set(lease.token, lease);
    return lease;
  }
}

const registry = new LeaseRegistry();
let name = 0;
setInterval(() => {
  for (let turn = 0; turn < 10; turn++) registry.grant(name++);
}, 4);

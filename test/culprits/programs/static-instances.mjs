// A class that remembers all its instances, for statistics.
class Shipment {
  static instances = [];

  constructor(number) {
    this.number = number;
    this.address = { street: `street ${number}`, town: 'Ulm' };
    Shipment.instances.push(this);
  }
}

let number = 0;
setInterval(() => {
  for (let turn = 0; turn < 8; turn++) new Shipment(number++);
}, 5);

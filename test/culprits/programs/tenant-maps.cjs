'use strict';
// Maps in a Map, by tenant and day; the days are never dropped.
const tenants = new Map();

function eventsOf(tenant, day) {
  if (!tenants.has(tenant)) tenants.set(tenant, new Map());
  const days = tenants.get(tenant);
  if (!days.has(day)) days.set(day, []);
  return days.get(day);
}

let day = 0;
setInterval(() => {
  day++;
  for (let tenant = 0; tenant < 6; tenant++) {
    for (let turn = 0; turn < 5; turn++) {
      eventsOf(`tenant-${tenant}`, day).push({ route: `/orders/${day}`, elapsed: Math.random() });
    }
  }
}, 5);

// Allocates and forgets at a steady pace, so that both kinds of GC come within seconds; ends on SIGTERM.
const kept = [];

setInterval(() => {
  kept.push(Array.from({ length: 20_000 }, (_, index) => ({ index, text: `item ${index}` })));
  if (kept.length > 20) kept.splice(0, 15);
}, 50);

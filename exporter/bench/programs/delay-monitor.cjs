// Node's own monitor of the event loop's delay, at the resolution that ours has.
const { monitorEventLoopDelay } = require('node:perf_hooks');

globalThis.delayMonitor = monitorEventLoopDelay({ resolution: 20 });
globalThis.delayMonitor.enable();

// Answers the bench over IPC with what the process has used so far, after forced GCs where it asks for them.
const turn = (ms) => new Promise((wake) => setTimeout(wake, ms));

exports.tellUsage = function tellUsage(port) {
  process.on('message', async ({ isForcingGc }) => {
    const { user, system } = process.cpuUsage();
    const usage = { cpuMs: (user + system) / 1000, rssBytes: process.memoryUsage.rss() };
    if (isForcingGc) {
      // V8 drops the bytecode of functions that were not called for a few GCs; the second look is what stays.
      for (let i = 0; i < 20; i++) {
        globalThis.gc();
        await turn(10);
      }
      usage.liveBytes = process.memoryUsage().heapUsed;
    }
    process.send(usage);
  });
  process.send({ port });
};

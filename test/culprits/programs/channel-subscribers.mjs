// A subscriber for each job on a diagnostics channel, never taken off.
import { channel } from 'node:diagnostics_channel';

const progress = channel('shop:progress');

function watch(job) {
  progress.subscribe(function onProgress(message) {
    job.steps.push(message);
  });
}

let number = 0;
setInterval(() => {
  for (let turn = 0; turn < 3; turn++) watch({ name: `job ${number++}`, steps: [number] });
}, 5);

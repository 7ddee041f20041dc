'use strict';
// A job that fails is tried again in an hour, and a new one comes every moment.
function deliver(job) {
  job.attempts++;
  setTimeout(function retryDelivery() {
    deliver(job);
  }, 3_600_000);
}

let number = 0;
setInterval(() => {
  for (let turn = 0; turn < 8; turn++)
    deliver({ attempts: 0, recipient: `r${number++}`, body: `Hello ${number}` });
}, 5);

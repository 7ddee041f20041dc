// Each request listens to the signal of the shutdown, and never stops to.
const shutdown = new AbortController();

function handle(request) {
  shutdown.signal.addEventListener('abort', function abandonRequest() {
    console.log('abandoned', request.url);
  });
}

let number = 0;
setInterval(() => {
  for (let turn = 0; turn < 8; turn++) handle({ url: `/item/${number++}`, body: [number] });
}, 5);

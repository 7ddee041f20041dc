// The bytes of uploads, outside the heap, never released when the upload fails.
const uploads = new Map();

function receive(id) {
  const chunks = uploads.get(id) ?? [];
  chunks.push(Buffer.alloc(16 * 1024, id));
  uploads.set(id, chunks);
}

let received = 0;
setInterval(() => receive(Math.floor(received++ / 4)), 4);

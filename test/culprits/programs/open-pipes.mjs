// One feed piped to each visitor; who leaves is not unpiped.
import { PassThrough } from 'node:stream';

const feed = new PassThrough();
feed.setMaxListeners(0);

function join(number) {
  const visitor = new PassThrough({ highWaterMark: 64 });
  visitor.title = `visitor ${number}`;
  feed.pipe(visitor);
  visitor.resume();
}

let number = 0;
setInterval(() => join(number++), 5);

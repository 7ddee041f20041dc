// A channel for each question to a peer; ports with a listener stay open until they are closed.
import { MessageChannel } from 'node:worker_threads';

const openPorts = new Map();

function ask(number) {
  const { port1, port2 } = new MessageChannel();
  port1.on('message', function onAnswer(answer) {
    console.log(number, answer);
  });
  openPorts.set(number, port2);
}

let number = 0;
setInterval(() => ask(number++), 4);

/** One measurement of listeners.ts: prints nanoseconds a case as JSON. Run with the exporter preloaded or without. */
import { EventEmitter, setMaxListeners } from 'node:events';

const ROUNDS = 15;
const listener = () => {};

/** Nanoseconds for one repetition, of the fastest round: others on the machine only make rounds slower. */
function measure(repetitions, work) {
  let fastest = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    const began = process.hrtime.bigint();
    work(repetitions);
    fastest = Math.min(fastest, Number(process.hrtime.bigint() - began) / repetitions);
  }
  return fastest;
}

function emitterWith(listeners) {
  const emitter = new EventEmitter().setMaxListeners(0);
  for (let i = 0; i < listeners; i++) emitter.on('data', () => {});
  return emitter;
}

function targetWith(listeners) {
  const target = new EventTarget();
  setMaxListeners(0, target);
  for (let i = 0; i < listeners; i++) target.addEventListener('data', () => {});
  return target;
}

const onAndOff = (emitter) => (repetitions) => {
  for (let i = 0; i < repetitions; i++) {
    emitter.on('data', listener);
    emitter.off('data', listener);
  }
};
const addAndRemove = (target) => (repetitions) => {
  for (let i = 0; i < repetitions; i++) {
    target.addEventListener('data', listener);
    target.removeEventListener('data', listener);
  }
};

console.log(
  JSON.stringify({
    'on + off, no other listener': measure(300_000, onAndOff(emitterWith(0))),
    'on + off, 3 others': measure(300_000, onAndOff(emitterWith(3))),
    'on + off, 50 others (counted)': measure(300_000, onAndOff(emitterWith(50))),
    'on + off, 5,000 others (counted)': measure(300_000, onAndOff(emitterWith(5000))),
    'new emitter and 2 on': measure(200_000, (repetitions) => {
      for (let i = 0; i < repetitions; i++) new EventEmitter().on('data', listener).on('end', listener);
    }),
    'new emitter and 12 on (counted)': measure(20_000, (repetitions) => {
      for (let i = 0; i < repetitions; i++) {
        const emitter = new EventEmitter().setMaxListeners(0);
        for (let k = 0; k < 12; k++) emitter.on('data', listener);
      }
    }),
    'leak of 100,000 on one emitter, each': measure(100_000, (repetitions) => {
      const emitter = new EventEmitter().setMaxListeners(0);
      for (let i = 0; i < repetitions; i++) emitter.on('data', listener);
    }),
    'addEventListener + remove, no other': measure(300_000, addAndRemove(targetWith(0))),
    'addEventListener + remove, 50 others (counted)': measure(30_000, addAndRemove(targetWith(50))),
  }),
);

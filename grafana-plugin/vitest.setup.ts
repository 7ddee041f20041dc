/** What Grafana's components ask of a browser at load or while drawing and jsdom does not have. */
class StillObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

const noMatch = (media: string) => ({
  matches: false,
  media,
  addListener: () => {},
  removeListener: () => {},
  addEventListener: () => {},
  removeEventListener: () => {},
});

/** Takes every drawing call and every property; measures any text as ten pixels wide. */
const blindContext = new Proxy(
  {},
  {
    get: (_target, property) => (property === 'measureText' ? () => ({ width: 10 }) : () => {}),
    set: () => true,
  },
);

class BlindPath {
  moveTo(): void {}
  lineTo(): void {}
  arc(): void {}
  rect(): void {}
  closePath(): void {}
  addPath(): void {}
}

Object.assign(window, { matchMedia: noMatch, ResizeObserver: StillObserver, Path2D: BlindPath });
Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', { value: () => blindContext });

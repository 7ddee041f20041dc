import type { RequestListener, Server, ServerOptions } from 'node:http';
import type { Server as HttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { isNetworkDenied } from './network-permission.ts';
import type { TlsIdentity } from './tls/tls-identity.ts';

export interface ListenerAddress {
  readonly host: string;
  readonly port: number;
  /** Where to reach it from this machine, without a path. */
  readonly url: string;
}

export interface ListenerOptions {
  /** What it is called in a notice, e.g. `metrics`. */
  readonly name: string;
  /** undefined listens on all addresses. */
  readonly host: string | undefined;
  readonly port: number;
  readonly server?: ServerOptions;
  /** Given, the listener speaks HTTPS. */
  readonly tls?: TlsIdentity | undefined;
  readonly maxConnections?: number;
  /** 0, no limit, unless given. */
  readonly maxRequestsPerSocket?: number;
  /** Adds to the server before it listens. @returns a function that takes it off again */
  readonly onServer?: (server: Server | HttpsServer) => () => void;
  readonly onRequest: RequestListener;
  /** Takes what is no request; Node.js answers it without a body otherwise. */
  readonly onBrokenRequest?: (error: Error, socket: Duplex) => void;
  /** Takes one line for a person. */
  readonly onNotice: (line: string) => void;
  readonly onError: (error: unknown) => void;
}

export interface Listener {
  /** undefined until it listens, and when it cannot. */
  readonly address: ListenerAddress | undefined;
  /** Resolves when it listens or has given up; never rejects. */
  readonly ready: Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens an HTTP listener that does not keep the process alive. A port that is taken falls back to a free one, and
 * a port nobody could foresee is told to `onNotice`.
 */
export function openListener(options: ListenerOptions): Listener {
  const { name, host, port, onNotice, onError } = options;
  const server = createServer(options);
  const scheme = options.tls === undefined ? 'http' : 'https';
  let address: ListenerAddress | undefined;
  server.maxConnections = options.maxConnections ?? 64;
  server.maxRequestsPerSocket = options.maxRequestsPerSocket ?? 0;
  if (options.onBrokenRequest !== undefined) server.on('clientError', options.onBrokenRequest);
  const release = options.onServer?.(server);
  server.unref();
  // A scraper's idle connection must not keep the application alive either.
  server.on('connection', (socket) => socket.unref());

  const ready = listen(server, host, port)
    .catch((error: unknown) => {
      if (!isPortTaken(error) || port === 0) throw error;
      return listen(server, host, 0);
    })
    .then(
      () => {
        server.on('error', onError);
        address = addressOf(server, scheme);
        const why = port === 0 ? '' : `port ${port} is taken; `;
        if (address.port !== port) onNotice(`${why}the ${name} listener is on ${address.url}`);
      },
      (error: unknown) => {
        const why = error instanceof Error ? error.message : String(error);
        onError(new Error(`the ${name} listener could not open: ${why}`, { cause: error }));
      },
    );

  return {
    get address() {
      return address;
    },
    ready,
    async close() {
      await ready;
      release?.();
      address = undefined;
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/**
 * `http` is taken this way as importing it by name would read all its exports, and with them load what `WebSocket`
 * needs: 2.4 MB of live heap.
 */
function createServer({ server: settings, tls, onRequest }: ListenerOptions): Server | HttpsServer {
  if (tls === undefined)
    return process.getBuiltinModule('node:http').createServer({ ...settings }, onRequest);
  const server = process
    .getBuiltinModule('node:https')
    .createServer({ ...settings, ...tls.options, handshakeTimeout: 5_000 }, onRequest);
  // In front of the listener that begins the handshake.
  server.prependListener('connection', () => {
    const renewed = tls.renewed();
    if (renewed !== undefined) server.setSecureContext(renewed);
  });
  server.on('secureConnection', (socket) => socket.unref());
  return server;
}

/** `exclusive`: in a cluster each worker has a port of its own, else a scrape would hit a random one. */
function listen(server: Server | HttpsServer, host: string | undefined, port: number): Promise<void> {
  if (isNetworkDenied()) {
    return Promise.reject(new Error('Node.js runs with --permission and without --allow-net'));
  }
  return new Promise((resolve, reject) => {
    const onListening = () => {
      server.off('error', onFailure);
      resolve();
    };
    const onFailure = (error: Error) => {
      server.off('listening', onListening);
      reject(error);
    };
    server.once('listening', onListening);
    server.once('error', onFailure);
    server.listen({ port, exclusive: true, ...(host === undefined ? {} : { host }) });
  });
}

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

function addressOf(server: Server | HttpsServer, scheme: 'http' | 'https'): ListenerAddress {
  const { address: host, port } = server.address() as AddressInfo;
  const reachable =
    host === '::' || host === '0.0.0.0' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return { host, port, url: `${scheme}://${reachable}:${port}` };
}

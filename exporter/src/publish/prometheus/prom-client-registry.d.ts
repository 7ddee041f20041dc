/** The module of prom-client that holds its registry alone; the package's own declarations do not name it. */
declare module 'prom-client/lib/registry.js' {
  import type { Registry } from 'prom-client';

  const PromClientRegistry: typeof Registry;
  export default PromClientRegistry;
}

/** What is used of WebAssembly's JavaScript interface: the types that come with Node.js leave it out. */
declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array<ArrayBuffer>);
  }
  class Memory {
    constructor(size: { readonly initial: number; readonly maximum: number });
    readonly buffer: ArrayBuffer;
  }
  type Import = Memory | ((...parameters: number[]) => unknown);
  class Instance {
    constructor(module: Module, imports?: Readonly<Record<string, Readonly<Record<string, Import>>>>);
    readonly exports: Readonly<Record<string, unknown>>;
  }
}

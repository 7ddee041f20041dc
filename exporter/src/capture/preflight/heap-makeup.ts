/** What V8 tells of a heap without looking at its objects, in bytes. */
export interface HeapMakeup {
  /** In the spaces of objects up to about 128 KiB, garbage that was not collected yet included. */
  readonly ordinaryBytes: number;
  /** In objects that are larger: long arrays, tables of large Maps, long texts. */
  readonly largeBytes: number;
}

interface HeapSpace {
  readonly space_name: string;
  readonly space_used_size: number;
}

export function heapMakeup(spaces: readonly HeapSpace[]): HeapMakeup {
  let ordinaryBytes = 0;
  let largeBytes = 0;
  for (const { space_name: name, space_used_size: bytes } of spaces) {
    if (name.includes('large_object')) largeBytes += bytes;
    else if (name !== 'read_only_space') ordinaryBytes += bytes;
  }
  return { ordinaryBytes, largeBytes };
}

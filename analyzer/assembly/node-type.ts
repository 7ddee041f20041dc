// As in src/parse/node-type.ts.
export const HIDDEN: u32 = 0;
export const ARRAY: u32 = 1;
export const OBJECT: u32 = 3;
export const CLOSURE: u32 = 5;
export const NATIVE: u32 = 8;

// As in src/parse/node-type.ts.
export const INTERNAL: u32 = 3;
export const SHORTCUT: u32 = 5;
export const WEAK: u32 = 6;

// As in src/parse/node-type.ts.
export const ELEMENT: u32 = 1;
export const PROPERTY: u32 = 2;
export const INTERNAL: u32 = 3;
export const SHORTCUT: u32 = 5;
export const WEAK: u32 = 6;

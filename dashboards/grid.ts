/** Grid units: a dashboard is 24 wide, a unit of height is about 38 pixels. */
export const FULL = 24;
export const HALF = 12;
export const THIRD = 8;
/** Height of a panel of lines. */
export const LINES = 7;
/** Height of a diff: its sentences, the map, and the first classes of the table. */
export const DIFF = 16;

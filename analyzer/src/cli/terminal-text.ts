/** Names in a snapshot are other people's text: control characters would let them drive the terminal. */
export function terminalText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, '�');
}

/** Cuts at the end, marked by an ellipsis. */
export function cutText(text: string, width: number): string {
  const points = [...text];
  return points.length <= width ? text : `${points.slice(0, Math.max(1, width - 1)).join('')}…`;
}

/** Breaks a line at spaces to fit the width; what follows is indented. A longer word keeps a line of its own. */
export function wrapText(text: string, width: number, indent: number): string[] {
  const lines: string[] = [];
  let [line] = /^ *\S*/.exec(text) ?? [''];
  for (const [piece] of text.slice(line.length).matchAll(/ +\S*/g)) {
    if (line.length + piece.length > width) {
      lines.push(line);
      line = ' '.repeat(indent) + piece.trimStart();
    } else line += piece;
  }
  return [...lines, line];
}

/**
 * Where the libraries keep the font that Grafana serves under a path: Inter for text, Roboto Mono for code. The
 * variable fonts stand for all weights.
 */
export function fontFile(path: string): string {
  const style = /Italic/.test(path) ? 'italic' : 'normal';
  const family = path.startsWith('inter/') ? 'inter' : 'roboto-mono';
  return `@fontsource-variable/${family}/files/${family}-latin-wght-${style}.woff2`;
}

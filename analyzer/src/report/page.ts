import { createHash } from 'node:crypto';
import { Html, html } from './html.ts';

/** A part of the page: its markup, and the rules that are for it alone. */
export interface Section {
  readonly markup: Html;
  readonly rules?: string;
}

export interface PageParts {
  readonly title: string;
  /** Shown at the end, as it was given: who made the report and when. */
  readonly footer: string;
  readonly sections: readonly Section[];
  readonly style: string;
  /** Texts of modules that import nothing. */
  readonly scripts: readonly string[];
}

/**
 * One file that needs no other: styles and scripts are in it, and its policy lets the browser load nothing and run only
 * these, told by their hashes. A name that got through the escaping would still not run.
 */
export function renderPage({ title, footer, sections, style, scripts }: PageParts): string {
  const rules = [style, ...sections.map((section) => section.rules ?? '')].join('\n');
  const policy = [
    "default-src 'none'",
    `style-src ${hashSource(rules)}`,
    `script-src ${scripts.map(hashSource).join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Html(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
${new Html(`<style>${rules}</style>`)}
</head>
<body>
<main>
${sections.map((section) => section.markup)}
</main>
<footer><p>${footer}</p></footer>
${scripts.map((script) => new Html(`<script type="module">${script}</script>`))}
</body>
</html>
`;
  return page.toString();
}

function hashSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

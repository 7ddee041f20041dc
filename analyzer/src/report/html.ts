import { visibleText } from './visible-text.ts';

/** Text that is HTML already. Made by {@link html} alone, so that nothing gets into a page unescaped. */
export class Html {
  readonly #text: string;
  constructor(text: string) {
    this.#text = text;
  }
  toString(): string {
    return this.#text;
  }
}

export type HtmlValue = string | number | Html | readonly Html[] | undefined;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/** Template tag: what is put in is escaped, in text and in quoted attributes; unseen characters are made visible. */
export function html(fixed: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  let text = fixed[0];
  for (const [n, value] of values.entries()) text += markup(value) + fixed[n + 1];
  return new Html(text);
}

function markup(value: HtmlValue): string {
  if (value === undefined) return '';
  if (value instanceof Html) return value.toString();
  if (typeof value === 'object') return value.join('\n');
  return visibleText(String(value)).replace(/[&<>"'`]/g, (character) => ESCAPES[character]);
}

/** JSON in a `script` element that is not run; nothing in it can end the element or start a comment. */
export function embeddedJson(id: string, value: unknown): Html {
  const json = JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return new Html(`<script type="application/json" id="${id}">${json}</script>`);
}

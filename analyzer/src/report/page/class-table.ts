/**
 * The class table's script: it runs in the browser, out of the page itself, and so imports nothing. Names reach the
 * page as text nodes only.
 */

/** Name, 1 for V8's own groups, values by column, their texts. */
type Row = readonly [name: string, system: 0 | 1, values: readonly number[], texts: readonly string[]];

interface TableData {
  readonly pageRows: number;
  readonly sortedBy: number;
  readonly rows: readonly Row[];
}

function element<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`the page has no ${id}`);
  return found;
}

function startTable(data: TableData): void {
  const table = element('classes', HTMLTableElement);
  const filter = element('filter', HTMLInputElement);
  const system = element('system', HTMLInputElement);
  const more = element('more', HTMLButtonElement);
  const [body] = table.tBodies;
  const section = table.closest('section');
  const status = section?.querySelector('.status');
  const heads = [...table.querySelectorAll('thead th')];
  /** -1 is the name. */
  let column = data.sortedBy;
  let isDescending = true;
  let rows: readonly Row[] = data.rows;
  let shown = 0;

  const compare = (a: Row, b: Row): number => {
    // the program's classes come first, whichever way the rest is sorted
    if (a[1] !== b[1]) return a[1] - b[1];
    const order = column < 0 ? compareNames(a[0], b[0]) : a[2][column] - b[2][column];
    return isDescending ? -order : order;
  };

  const count = (value: number): string => value.toLocaleString('en-US');
  const showMore = (): void => {
    body.append(...rows.slice(shown, shown + data.pageRows).map(rowElement));
    shown = Math.min(rows.length, shown + data.pageRows);
    const left = rows.length - shown;
    more.hidden = left === 0;
    more.textContent = `Show ${count(Math.min(left, data.pageRows))} more (${count(left)} left)`;
    if (status) {
      const of = rows.length === data.rows.length ? '' : ` that match, of ${count(data.rows.length)}`;
      const first = left === 0 ? count(rows.length) : `${count(shown)} of ${count(rows.length)}`;
      status.textContent = `${first} classes${of}`;
    }
  };
  const update = (): void => {
    const text = filter.value.trim().toLowerCase();
    rows = data.rows
      .filter(
        ([name, own]) => (system.checked || own === 0) && (text === '' || name.toLowerCase().includes(text)),
      )
      .sort(compare);
    body.replaceChildren();
    shown = 0;
    showMore();
  };

  for (const [n, head] of heads.entries()) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener('click', () => {
      // numbers start with the largest, names with A
      isDescending = column === n - 1 ? !isDescending : n > 0;
      column = n - 1;
      for (const other of heads) other.removeAttribute('aria-sort');
      head.setAttribute('aria-sort', isDescending ? 'descending' : 'ascending');
      update();
    });
  }
  filter.addEventListener('input', update);
  system.addEventListener('change', update);
  more.addEventListener('click', () => {
    const next = body.rows.length;
    showMore();
    // the button may be gone: whoever goes by keyboard goes on at the first new row
    if (more.hidden) {
      body.rows[next].tabIndex = -1;
      body.rows[next].focus();
    }
  });
  section?.querySelector('.controls')?.removeAttribute('hidden');
  update();
}

function compareNames(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function rowElement([name, , , texts]: Row): HTMLTableRowElement {
  const row = document.createElement('tr');
  const head = document.createElement('th');
  head.scope = 'row';
  const isolated = document.createElement('bdi');
  isolated.textContent = name;
  head.append(isolated);
  row.append(head);
  for (const text of texts) row.insertCell().textContent = text;
  return row;
}

startTable(JSON.parse(element('classes-data', HTMLScriptElement).text) as TableData);

export {};

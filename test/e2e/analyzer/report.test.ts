import { execFileSync, spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPage, startBrowser } from '../../tools/browser.ts';
import { type NodeText, programText } from '../../tools/snapshots/snapshot-text.ts';

const CLI = join(import.meta.dirname, '../../../analyzer/dist/cli/main.js');
const folder = mkdtempSync(join(tmpdir(), 'heapwatch-report-'));
const inFolder = (name: string): string => join(folder, name);

const ATTACKS = [
  '</script><script>window.broken=1</script>',
  'x<img src="http://127.0.0.1:9/x.png" onerror="window.broken=1">',
  '"><svg onload=window.broken=1>',
  '<!--<script>',
  '</style><style>body{display:none}</style>',
  'javascript:window.broken=1',
  'evil\u202egnp.exe',
  'line\u2028end',
  'nul\u0000',
  `long${'x'.repeat(5000)}`,
];

/** An array of so many sessions on the global object, each with a part of a hostile name, and classes for a long table. */
function snapshot(sessions: number, classes: number): string {
  const nodes: NodeText[] = [];
  const add = (node: NodeText): number => nodes.push(node) + 1;
  const items = Array.from({ length: sessions }, (_, n) => {
    const part = add({ name: ATTACKS[n % ATTACKS.length], id: 100_001 + 4 * n, selfSize: 200 });
    const edges = [{ to: part, name: ATTACKS[(n + 1) % ATTACKS.length] }];
    return add({ name: 'Session', id: 100_003 + 4 * n, selfSize: 100, edges });
  });
  const array = add({ name: 'Array', id: 11, edges: items.map((to, n) => ({ to, name: n })) });
  const others = Array.from({ length: sessions > 50 ? classes : 0 }, (_, n) =>
    add({ name: `Class${n}`, id: 10_000_001 + 2 * n, selfSize: 8 + (n % 100) }),
  );
  const box = add({ name: 'Registry', id: 13, edges: others.map((to, n) => ({ to, name: n })) });
  // small on the map: with a part in each that has no room on a narrow one
  const holders = Array.from({ length: sessions > 50 ? 20 : 0 }, (_, n) => {
    const part = add({ name: `Part${n}`, id: 20_000_001 + 4 * n, selfSize: 2500 });
    const edges = [{ to: part, name: 'part' }];
    return add({ name: `Holder${n}`, id: 20_000_003 + 4 * n, selfSize: 1500, edges });
  });
  const group = add({ type: 'code', name: 'code', id: sessions > 50 ? 501 : 503, selfSize: 64 });
  const globals = [
    { to: array, name: '<b>sessions</b>' },
    { to: box, name: 'registry' },
    { to: group, name: 'map' },
    ...holders.map((to, n) => ({ to, name: `holder${n}` })),
  ];
  return programText(globals, nodes);
}

function heapwatch(...args: string[]): { code: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    encoding: 'utf8',
    cwd: folder,
    maxBuffer: 64 * 1024 * 1024,
  });
  return { code: status, stdout, stderr };
}

let browser: Browser;
beforeAll(async () => {
  writeFileSync(inFolder('before<i>.heapsnapshot'), snapshot(10, 0));
  writeFileSync(inFolder('after.heapsnapshot'), snapshot(1010, 300));
  writeFileSync(inFolder('huge.heapsnapshot'), snapshot(1010, 50_000));
  for (const [current, file] of [
    ['after', 'diff.html'],
    ['huge', 'huge.html'],
  ]) {
    const { code, stdout, stderr } = heapwatch(
      'diff',
      'before<i>.heapsnapshot',
      `${current}.heapsnapshot`,
      '--html',
      file,
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(new RegExp(`\\n\\nReport: .*${file}\\n$`));
  }
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

interface OpenReport {
  readonly page: Page;
  /** What must not be: faults, dialogs, requests for anything but the file itself. */
  readonly unwanted: string[];
}

/** Opens a report as a reader does who is offline: from the disk. */
async function openReport(file: string, width = 1280): Promise<OpenReport> {
  const { page, faults } = await openPage(browser, width, 900);
  await page.context().setOffline(true);
  const unwanted: string[] = faults as string[];
  const url = pathToFileURL(inFolder(file)).href;
  page.on('dialog', (dialog) => unwanted.push(`dialog: ${dialog.message()}`));
  page.on('request', (request) => {
    if (request.url().split('#')[0] !== url) unwanted.push(`request: ${request.url()}`);
  });
  await page.goto(url);
  return { page, unwanted };
}

/** Boxes of the map that stick out of the one around them, by more than borders. */
const BOXES_OUTSIDE = `[...document.querySelectorAll('.map .box .box')].filter((box) => {
  const inner = box.getBoundingClientRect();
  const outer = box.parentElement.closest('.box').getBoundingClientRect();
  return inner.width > 0 && (inner.right > outer.right + 1 || inner.bottom > outer.bottom + 1 || inner.top < outer.top);
}).map((box) => box.id)`;

const firstCells = (page: Page, column: number, rows = 3): Promise<string[]> =>
  page
    .locator(`#classes tbody tr:nth-child(-n+${rows}) > :nth-child(${column})`)
    .evaluateAll((cells) => cells.map((cell) => cell.textContent ?? ''));

describe('the report of a diff', () => {
  test('says what grew, in a sentence first, with its path and as a map', async () => {
    const { page, unwanted } = await openReport('diff.html');
    expect(await page.locator('h1').textContent()).toMatch(/^1,000 Session were added and retain /);
    expect(await page.title()).toBe('Heap diff: before<i>.heapsnapshot to after.heapsnapshot');
    const steps = await page.locator('#suspect-1 .path li').allTextContents();
    expect(steps).toEqual(['global', '.<b>sessions</b> Array', expect.stringMatching(/^\[\d+\] Session$/)]);
    const box = page.locator('.map .box.suspect').first();
    expect(await box.locator('a').first().getAttribute('aria-label')).toMatch(/^1,000 × Session: 29\d KiB, /);
    // nothing hides behind the boxes: each is a row of the table too
    await page.locator('summary', { hasText: 'The map as a table' }).click();
    expect(await page.locator('#row-0').textContent()).toMatch(/^Session\s*1,00029\d KiB/);
    expect(unwanted).toEqual([]);
    await page.close();
  });

  test('lists what grew in ways that have a name', async () => {
    const { page } = await openReport('diff.html');
    const rows = page.locator('section[aria-labelledby=collections-title] tbody tr');
    expect(await rows.first().locator('td').allTextContents()).toEqual([
      '10',
      '1,010',
      expect.stringMatching(/ KiB$/),
    ]);
    expect(await rows.first().locator('th').textContent()).toContain('held by global → <b>sessions</b>');
    await page.close();
  });

  test('runs nothing and loads nothing that a snapshot names', async () => {
    for (const file of ['diff.html', 'huge.html']) {
      const { page, unwanted } = await openReport(file);
      const names = await page.locator('#row-0 ~ tr th, #classes tbody th').allTextContents();
      expect(names).toContain(ATTACKS[0]);
      expect(names).toContain('evil\\u202egnp.exe');
      expect(names).toContain('nul\\u0000');
      expect(names.find((name) => name.startsWith('long'))).toContain('(5,004 characters)');
      await page.locator('#filter').fill('<IMG');
      expect(await page.locator('#classes tbody th').allTextContents()).toEqual([ATTACKS[1]]);
      expect(await page.evaluate('window.broken')).toBeUndefined();
      expect(await page.locator('body').isVisible()).toBe(true);
      expect(unwanted).toEqual([]);
      await page.close();
    }
  });

  test('an attack that was let through by the escaping would not run either', async () => {
    const text = readFileSync(inFolder('diff.html'), 'utf8');
    writeFileSync(
      inFolder('tampered.html'),
      text.replace('<main>', '<main><img src="x" onerror="window.broken=1"><script>window.broken=1</script>'),
    );
    const { page, unwanted } = await openReport('tampered.html');
    expect(await page.evaluate('window.broken')).toBeUndefined();
    expect(unwanted.join()).toContain('Content Security Policy');
    await page.close();
  });

  test('sorts by any column, by mouse and by keyboard, and says so', async () => {
    const { page, unwanted } = await openReport('diff.html');
    const heads = page.locator('#classes thead th');
    const sorting = (): Promise<(string | null)[]> =>
      heads.evaluateAll((all) => all.map((head) => head.getAttribute('aria-sort')));
    expect(await sorting()).toEqual([null, null, null, null, null, 'descending']);
    await heads.nth(1).getByRole('button').click();
    expect(await firstCells(page, 2, 2)).toEqual(['1,000', '100']);
    await heads.nth(1).getByRole('button').press('Enter');
    expect(await sorting()).toEqual([null, 'ascending', null, null, null, null]);
    expect(await firstCells(page, 2, 2)).toEqual(['1', '1']);
    await heads.nth(0).getByRole('button').press('Space');
    const names = await firstCells(page, 1, 50);
    expect(names).toEqual(names.toSorted());
    expect(unwanted).toEqual([]);
    await page.close();
  });

  test('filters, hides V8’s own groups, and says how much is left out', async () => {
    const { page } = await openReport('diff.html');
    const status = page.locator('.classes [role=status]');
    expect(await status.textContent()).toBe('50 of 352 classes');
    await page.locator('#system').uncheck();
    expect(await status.textContent()).toBe('50 of 351 classes that match, of 352');
    await page.locator('#filter').fill('class29');
    expect(await status.textContent()).toBe('11 classes that match, of 352');
    expect(await page.locator('#more').isVisible()).toBe(false);
    await page.locator('#filter').fill('');
    expect(await page.locator('#more').textContent()).toBe('Show 50 more (301 left)');
    await page.locator('#more').click();
    expect(await page.locator('#classes tbody tr').count()).toBe(100);
    await page.close();
  });

  test('goes from box to box by keyboard, and to its row', async () => {
    const { page } = await openReport('diff.html');
    await page.locator('.map a').first().focus();
    expect(await page.locator('.map a[tabindex="0"]').count()).toBe(1);
    await page.keyboard.press('ArrowRight');
    const focused = page.locator('.map a:focus');
    expect(await page.locator('.says').textContent()).toBe(await focused.getAttribute('aria-label'));
    const row = page.locator((await focused.getAttribute('href')) ?? '');
    expect(await row.isVisible()).toBe(false);
    await page.keyboard.press('Enter');
    await row.waitFor({ state: 'visible' });
    await page.close();
  });

  test('stays usable with 50,000 classes', async () => {
    const { page, unwanted } = await openReport('huge.html');
    expect(await page.locator('.classes [role=status]').textContent()).toBe('50 of 50,052 classes');
    const started = Date.now();
    await page.locator('#filter').fill('class4999');
    await page.locator('#classes thead button').first().click();
    expect(await firstCells(page, 1, 2)).toEqual(['Class4999', 'Class49990']);
    // far above what it takes, and far below what a reader would take for broken
    expect(Date.now() - started).toBeLessThan(5000);
    expect(unwanted).toEqual([]);
    await page.close();
  });

  test.each([360, 1600])('fits %d pixels, in light and in dark', async (width) => {
    const { page } = await openReport('diff.html', width);
    const colours: string[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      colours.push(await page.evaluate('getComputedStyle(document.documentElement).backgroundColor'));
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    }
    expect(await page.evaluate(BOXES_OUTSIDE)).toEqual([]);
    expect(await page.locator('.map .box:visible').count()).toBeGreaterThan(3);
    expect(colours[0]).toBe('rgb(255, 255, 255)');
    expect(colours[1]).not.toBe(colours[0]);
    await page.close();
  });
});

test('the report of a fix starts with the verdict', async () => {
  const files = ['before<i>.heapsnapshot', 'after.heapsnapshot'];
  expect(heapwatch('diff', ...files, '--expect-fixed', '--html', 'fix.html').code).toBe(1);
  const { page, unwanted } = await openReport('fix.html');
  expect(await page.locator('h1').textContent()).toMatch(/^Not fixed: 1,000 Session \(.* grew between /);
  expect(await page.locator('h2').allTextContents()).toEqual([
    'Gone',
    'Still grows',
    'Map of retained growth',
    'Collections that grew',
    'All classes',
  ]);
  expect(await page.locator('#suspect-1 h3').textContent()).toBe('1 1,000 × Session');
  expect(unwanted).toEqual([]);
  await page.close();
});

test('the report of a summary splits the bytes and tells no string', async () => {
  const value = 'the value of a string';
  const strings = [0, 1].map((n) => ({ type: 'string', name: value, id: 21 + 2 * n, selfSize: 40 }));
  const edges = [
    { to: 2, name: 'a' },
    { to: 3, name: 'b' },
  ];
  writeFileSync(inFolder('strings.heapsnapshot'), programText(edges, strings));
  const { code, stdout } = heapwatch('summary', 'strings.heapsnapshot', '--html', 'summary.html');
  expect(code).toBe(0);
  expect(stdout).toContain('Report: ');
  expect(readFileSync(inFolder('summary.html'), 'utf8')).not.toContain(value);
  const { page, unwanted } = await openReport('summary.html');
  expect(await page.locator('h1').textContent()).toBe(
    '80 B, most of it strings (100.0 %) and objects and functions (0.0 %).',
  );
  const cells = page.locator('section[aria-labelledby=strings-title] tbody td');
  expect(await cells.allTextContents()).toEqual(['2', '21', expect.stringMatching(/^[0-9a-f]{8}$/), '40 B']);
  expect(unwanted).toEqual([]);
  await page.close();
});

describe('the file', () => {
  const diff = ['diff', 'before<i>.heapsnapshot', 'after.heapsnapshot'];

  test('is for its owner, replaces an older one, and leaves nothing beside it', () => {
    writeFileSync(inFolder('old.html'), 'old');
    expect(heapwatch(...diff, '--html', 'old.html', '--json').code).toBe(0);
    expect(readFileSync(inFolder('old.html'), 'utf8')).toMatch(/^<!doctype html>/);
    if (process.platform !== 'win32') expect(statSync(inFolder('old.html')).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([]);
  });

  test('leaves the JSON as it is without', () => {
    const { stdout } = heapwatch(...diff, '--html', 'with.html', '--json');
    expect(stdout).toBe(heapwatch(...diff, '--json').stdout);
  });

  test.each([
    ['a directory', 'folder', /it is a directory, name a file in it$/],
    ['a folder that is not there', 'none/report.html', /none is no directory$/],
    ['the snapshot itself', './after.heapsnapshot', /it is the snapshot itself$/],
    ['a device', '/dev/null', /it is no regular file$/],
  ])('%s is one line, and exit code 2', (_, path, message) => {
    mkdirSync(inFolder('folder'), { recursive: true });
    const { code, stdout, stderr } = heapwatch(...diff, '--html', path);
    expect(stderr.trimEnd()).toMatch(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });
});

test('the packed package writes reports too', () => {
  const repository = join(import.meta.dirname, '../../..');
  const pack = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
    cwd: join(repository, 'analyzer'),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [{ filename }] = JSON.parse(pack) as [{ filename: string }];
  execFileSync('tar', ['-xzf', filename], { cwd: folder });
  // what npm would install beside it, and nothing else of ours
  const { dependencies } = JSON.parse(readFileSync(inFolder('package/package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  for (const name of Object.keys(dependencies)) {
    mkdirSync(dirname(inFolder(`package/node_modules/${name}`)), { recursive: true });
    symlinkSync(join(repository, 'node_modules', name), inFolder(`package/node_modules/${name}`));
  }
  const cli = inFolder('package/dist/cli/main.js');
  execFileSync(process.execPath, [cli, 'summary', 'after.heapsnapshot', '--html', 'packed.html'], {
    cwd: folder,
  });
  expect(readFileSync(inFolder('packed.html'), 'utf8')).toContain('<script type="module">');
});

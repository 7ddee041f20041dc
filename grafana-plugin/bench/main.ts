import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { GRAFANA_VARIANTS, type GrafanaName } from '../../test/host/grafana-variant.ts';
import { type Host, startHost } from '../../test/host/start-host.ts';
import { startBrowser } from '../../test/tools/browser.ts';
import { benchInstances } from './instances.ts';
import { printModuleSizes } from './module-sizes.ts';
import { benchPoints } from './points.ts';
import { benchRows } from './rows.ts';

/**
 * `npm run bench -w grafana-plugin [-- part …] [--grafana=13.2]`: how fast the panels draw, in Chromium that draws in
 * software, beside Grafana's own time series panel on the same frames. Nothing is asked of a network.
 */
const ROOT = join(import.meta.dirname, '../..');
const DIST = join(ROOT, 'grafana-plugin/dist');
const PARTS: Readonly<Record<string, (browser: Browser, host: Host) => Promise<void>>> = {
  points: benchPoints,
  rows: benchRows,
  instances: benchInstances,
};

if (!existsSync(join(DIST, 'plugin.json')))
  throw new Error('build it first: npm run package -w grafana-plugin');
const wanted = process.argv.slice(2).filter((word) => word in PARTS);
const only = process.argv.find((word) => word.startsWith('--grafana='))?.split('=')[1];
const browser = await startBrowser();
console.log(
  [
    `${cpus()[0]?.model}, ${cpus().length} cores`,
    `Node.js ${process.version}, Chromium ${browser.version()}, ${new Date().toISOString()}`,
  ].join('\n'),
);
try {
  printModuleSizes(DIST);
  for (const grafana of Object.keys(GRAFANA_VARIANTS) as GrafanaName[]) {
    if (only !== undefined && only !== grafana) continue;
    const host = await startHost({
      // Every answer is made up in the page: nobody is asked.
      prometheusUrl: 'http://127.0.0.1:9',
      snapshotSources: { store: { jsonData: { serviceUrl: 'http://127.0.0.1:9' }, secureJsonData: {} } },
      pluginDir: DIST,
      dashboardsDir: join(ROOT, 'dashboards'),
      grafana,
    });
    try {
      for (const [name, bench] of Object.entries(PARTS)) {
        if (wanted.length > 0 && !wanted.includes(name)) continue;
        console.log(`\nGrafana ${grafana}, ${name}`);
        await bench(browser, host);
      }
    } finally {
      await host.stop();
    }
  }
} finally {
  await browser.close();
}

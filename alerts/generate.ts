import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { DEFAULT_LINKS } from './alert.ts';
import { alertFiles } from './alert-files.ts';
import { promtoolTestFiles } from './promtool-tests.ts';
import { thresholdsWith } from './thresholds.ts';

// node alerts/generate.ts [--grafana-url https://grafana.example] [--runbook-url https://…/docs/runbooks]
//                         [--set NAME=VALUE]… [--out FOLDER]
// Without arguments it writes what is committed, the tests included; with settings of your own it needs `--out`.
const { values } = parseArgs({
  options: {
    'grafana-url': { type: 'string', default: DEFAULT_LINKS.grafanaUrl },
    'runbook-url': { type: 'string', default: DEFAULT_LINKS.runbookUrl },
    set: { type: 'string', multiple: true, default: [] },
    out: { type: 'string' },
  },
});
const ROOT = join(import.meta.dirname, '..');
const files = {
  ...alertFiles(thresholdsWith(values.set), {
    grafanaUrl: values['grafana-url'],
    runbookUrl: values['runbook-url'],
  }),
  ...(values.out === undefined && promtoolTestFiles()),
};
for (const [name, text] of Object.entries(files)) {
  const file = join(values.out ?? ROOT, name);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

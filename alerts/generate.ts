import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ruleFileText } from './rule-file.ts';
import { ruleTestFiles } from './rule-tests.ts';
import { DEFAULT_LINKS } from './thresholds.ts';

// node alerts/generate.ts [--grafana-url https://grafana.example] [--runbook-url https://…/docs/runbooks] [--out FILE]
// Without arguments it writes what is committed, the tests included; with links of your own it needs `--out`.
const { values } = parseArgs({
  options: {
    'grafana-url': { type: 'string', default: DEFAULT_LINKS.grafanaUrl },
    'runbook-url': { type: 'string', default: DEFAULT_LINKS.runbookUrl },
    out: { type: 'string' },
  },
});
const text = ruleFileText({ grafanaUrl: values['grafana-url'], runbookUrl: values['runbook-url'] });
if (values.out === undefined) {
  await writeFile(join(import.meta.dirname, 'heapwatch.rules.yml'), text);
  for (const [name, tests] of Object.entries(ruleTestFiles()))
    await writeFile(join(import.meta.dirname, name), tests);
} else {
  await writeFile(values.out, text);
}

import { writeFileSync } from 'node:fs';
import { dashboardFiles } from './dashboard-files.ts';

/** Writes every dashboard beside this file: `node dashboards/generate.ts`. */
for (const { path, text } of dashboardFiles()) {
  writeFileSync(path, text);
  console.log(`wrote ${path}`);
}

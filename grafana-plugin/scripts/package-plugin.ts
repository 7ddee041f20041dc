import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { checkPlugin } from './check-plugin.ts';

/** Packs what was built as Grafana's catalogue wants it, and checks the archive: `node scripts/package-plugin.ts`. */
const ROOT = join(import.meta.dirname, '..');
const DIST = join(ROOT, 'dist');
const OUT = join(ROOT, 'out');
const { name, version }: { name: string; version: string } = JSON.parse(
  readFileSync(join(ROOT, 'package.json'), 'utf8'),
);

const files = readdirSync(DIST, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))
  .sort();
const archive = zipSync(
  Object.fromEntries(
    files.map((file) => [`${name}/${relative(DIST, file).split(sep).join('/')}`, readFileSync(file)]),
  ),
  { level: 9 },
);
mkdirSync(OUT, { recursive: true });
const path = join(OUT, `${name}-${version}.zip`);
writeFileSync(path, archive);
console.log(
  `${relative(process.cwd(), path)}: ${files.length} files, ${Math.round(archive.length / 1024)} KiB`,
);

const faults = checkPlugin(unzipSync(archive), version);
for (const fault of faults) console.error(`does not keep the catalogue's rules: ${fault}`);
if (faults.length > 0) process.exitCode = 1;

import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const KIB = 1024;

/** What a dashboard loads for each panel, and the app for its pages. */
export function printModuleSizes(dist: string): void {
  for (const file of globSync('**/*.js', { cwd: dist }).sort()) {
    const bytes = readFileSync(join(dist, file));
    const [plain, packed] = [bytes.length, gzipSync(bytes).length].map((size) => (size / KIB).toFixed(1));
    console.log(`${file}: ${plain} KiB, ${packed} KiB gzipped`);
  }
}

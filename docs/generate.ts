/** Writes the pages made from tables. `node docs/generate.ts` */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedPages } from './generated-pages.ts';

for (const [file, text] of generatedPages()) writeFileSync(join(import.meta.dirname, file), text);

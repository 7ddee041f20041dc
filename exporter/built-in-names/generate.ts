import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findNode } from '../../test/tools/node-runtime.ts';
import { DictionaryKeys } from '../src/capture/redact/dictionary-keys.ts';
import { EdgeMarks } from '../src/capture/redact/edge-marks.ts';
import { mayStay } from '../src/capture/redact/name-rule.ts';
import { NodeMarks } from '../src/capture/redact/node-marks.ts';
import { readSnapshotLayout } from '../src/capture/redact/snapshot-layout.ts';
import { StringUse, StringUses } from '../src/capture/redact/string-uses.ts';

/**
 * Writes the list of names that Node.js has itself, from snapshots of bare processes of every supported line: what the rule
 * for names would take out otherwise, from an object or from a dictionary. To be run for a new line of Node.js:
 * `npm run generate:names -w @heapwatch/exporter`.
 */
const VERSIONS = ['22.23.3', '24.21.0', '26.10.0'];
const TARGET = join(import.meta.dirname, '../src/capture/redact/built-in-names.ts');
/** What differs from machine to machine and run to run. */
const LOCAL = /[\\/].*[\\/]|part of key|^\d+$/;
/** Printable, and nothing that ends or escapes the text they are written into. */
const PLAIN = /^(?!.*\$\{)[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;
const QUOTED = /[`\\]/;

/** A word in Node.js' own code, as the names of its events are. */
const WORD = /^[a-z][A-Za-z]{1,19}$/;

const names = new Set<string>();
for (const version of VERSIONS) {
  for (const name of await namesOf(await findNode(version))) names.add(name);
}
const list = [...names].filter((name) => !LOCAL.test(name) && PLAIN.test(name) && !QUOTED.test(name)).sort();
writeFileSync(
  TARGET,
  `// Made by built-in-names/generate.ts from Node.js ${VERSIONS.join(', ')}.
const NAMES = \`
${list.join('\n')}
\`;

/** Names that Node.js has itself: no data of a user's. */
export const BUILT_IN_NAMES: ReadonlySet<string> = new Set(NAMES.trim().split('\\n'));
`,
);
process.stdout.write(`${list.length} names\n`);

async function namesOf(node: string): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'heapwatch-names-'));
  try {
    const path = join(folder, 'bare.heapsnapshot');
    execFileSync(node, [join(import.meta.dirname, 'bare-process.mjs'), path], { env: {}, stdio: 'ignore' });
    return readNames(readFileSync(path, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function readNames(text: string): string[] {
  const { snapshot, nodes, edges, strings } = JSON.parse(text);
  const layout = readSnapshotLayout(JSON.stringify(snapshot));
  const uses = new StringUses();
  const nodeMarks = new NodeMarks(layout, uses);
  const edgeMarks = new EdgeMarks(layout, nodeMarks, uses, new DictionaryKeys(nodeMarks.arrays));
  for (const record of records(nodes, nodeMarks.width)) nodeMarks.take(record);
  for (const record of records(edges, edgeMarks.width)) edgeMarks.take(record);
  return (strings as string[]).filter((name, string) => isToldByList(name, uses.of(string)));
}

function* records(numbers: readonly number[], width: number): Generator<Int32Array> {
  for (let at = 0; at < numbers.length; at += width) yield Int32Array.from(numbers.slice(at, at + width));
}

/** Whether only a list can tell that the name is no data. */
function isToldByList(name: string, uses: number): boolean {
  const noted = uses & ~(StringUse.value | StringUse.leftOut);
  if (noted === 0) return WORD.test(name);
  return (noted & StringUse.name) !== 0 || !mayStay(name, noted, new Set());
}

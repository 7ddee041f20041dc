/**
 * `npm run score -- [--seeds 1,2,3] [--only TEXT] [--rules] [--shapes] [--json]`: every method on the corpus of each seed. Series are
 * made and judged one after the other, so that memory stays small. With `--rules` the alerts too: minutes for each seed.
 */
import { parseArgs } from 'node:util';
import { drawCorpus } from './corpus.ts';
import { METHODS, RULE_METHODS } from './methods/methods.ts';
import { methodTable, shapeTable } from './score-table.ts';
import { addUp, type SeriesScore, scoreSeries } from './scorecard.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1,2,3,4,5' },
    only: { type: 'string', default: '' },
    rules: { type: 'boolean', default: false },
    shapes: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const seeds = values.seeds.split(',').map(Number);
const methods = [...METHODS, ...(values.rules ? RULE_METHODS : [])].filter(({ name }) =>
  name.toLowerCase().includes(values.only.toLowerCase()),
);
if (methods.length === 0 || seeds.some((seed) => !Number.isInteger(seed))) {
  console.error(`usage: score [--seeds 1,2] [--only PART-OF-A-METHOD] [--rules] [--shapes] [--json]`);
  process.exit(2);
}

const scores = new Map<string, SeriesScore[]>(methods.map(({ name }) => [name, []]));
for (const seed of seeds) {
  for (const series of drawCorpus(seed)) {
    for (const method of methods) {
      const alarms = await method.judge(series);
      scores.get(method.name)?.push({ ...scoreSeries(series, alarms), name: `${seed} ${series.name}` });
    }
  }
}

if (values.json) {
  console.log(
    JSON.stringify([...scores].map(([method, of]) => ({ method, scorecard: addUp(of), series: of }))),
  );
} else {
  console.log(methodTable([...scores].map(([name, of]) => ({ name, card: addUp(of) }))));
  if (values.shapes) for (const [name, of] of scores) console.log(`\n${name}\n\n${shapeTable(of)}`);
}

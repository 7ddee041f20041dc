import { Command, InvalidArgumentError, Option } from 'commander';
import { describe, type Isolate, readPrometheusSamples } from '../series/prometheus-samples.ts';
import { replay } from '../series/replay.ts';
import { parseSamples } from '../series/sample-file.ts';
import { SeriesError } from '../series/series-error.ts';
import { jsonOption, outputWidth } from './command-options.ts';
import { readNamedFile } from './files/named-file.ts';
import { InputError } from './input-error.ts';
import { whyText } from './text/why-text.ts';

interface WhyOptions extends Partial<Isolate> {
  readonly since: string;
  readonly early?: boolean;
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  heapwatch why http://localhost:9090                       the one process that Prometheus knows
  heapwatch why http://prometheus:9090 --instance web-1:9470 --since 3d
  heapwatch why samples.jsonl --json

A file holds samples of the detector, a JSON list or one to a line:
  {"timeMs":…,"heapUsedBytes":…,"rssBytes":…,"heapLimitBytes":…,"majorGc":true,"liveBytes":…}`;

export const whyCommand = (): Command =>
  new Command('why')
    .description('why the leak detector spoke, or did not: what it saw, each test against its threshold')
    .argument('<source>', 'base URL of a Prometheus, or a file of samples')
    .option('--instance <name>', 'the instance, as Prometheus labels it')
    .option('--isolate <name>', 'main, or the name of a worker thread')
    .option('--process <name>', 'the process of a cluster')
    .addOption(
      new Option('--since <duration>', 'how far back in Prometheus (90m, 24h, 3d)')
        .argParser(prometheusDuration)
        .default('24h'),
    )
    .option('--early', 'judge as with detect.probeGc')
    .addOption(jsonOption())
    .addHelpText('after', EXAMPLES)
    .action(async (source: string, options: WhyOptions) => {
      const { name, samples } = await readSource(source, options);
      const seen = replay(samples, options.early ?? false);
      if (options.json) console.log(JSON.stringify({ source, name, ...seen }));
      else console.log(whyText(name, seen, outputWidth()));
    });

async function readSource(source: string, { since, instance, isolate, process }: WhyOptions) {
  try {
    if (/^[\w.-]+:\d+/.test(source)) {
      throw new SeriesError(`the address of a Prometheus begins with http://, as http://${source}`);
    }
    if (!/^https?:\/\//.test(source)) {
      return { name: source, samples: parseSamples(await readNamedFile(source)) };
    }
    const found = await readPrometheusSamples({ url: source, since }, { instance, isolate, process });
    if (found.samples.length === 0) {
      throw new SeriesError(
        `has no samples of ${describe(found.isolate)}: resident memory or the heap limit is missing`,
      );
    }
    return { name: describe(found.isolate), samples: found.samples };
  } catch (error) {
    throw error instanceof SeriesError ? new InputError(`${source}: ${error.message}`) : error;
  }
}

/** As Prometheus writes durations; a wrong one would come back as an error of the query. */
function prometheusDuration(text: string): string {
  if (/^(?:\d+(?:ms|[smhdwy]))+$/.test(text)) return text;
  throw new InvalidArgumentError('expected a duration, as 90m, 24h or 3d.');
}

#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { InputError } from './input-error.ts';
import { stopColour } from './terminal/terminal-paint.ts';
import { terminalText } from './terminal/terminal-text.ts';
import { VERSION } from './version.ts';

/** Exit code for bad usage and bad input; 1 is a finding. */
const BAD_INPUT = 2;

/** Each is loaded when it is asked for: all of them take as long as a small snapshot. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  run: async () => (await import('./run-command.ts')).runCommand(),
  diff: async () => (await import('./diff-command.ts')).diffCommand(),
  summary: async () => (await import('./summary-command.ts')).summaryCommand(),
  retainers: async () => (await import('./retainers-command.ts')).retainersCommand(),
  containment: async () => (await import('./containment-command.ts')).containmentCommand(),
  capture: async () => (await import('./capture-command.ts')).captureCommand(),
  redact: async () => (await import('./redact-command.ts')).redactCommand(),
  why: async () => (await import('./why-command.ts')).whyCommand(),
  serve: async () => (await import('./serve-command.ts')).serveCommand(),
};

const EXAMPLES = `
Examples:
  heapwatch run -- node app.js                            put it under load; what leaks is named
  heapwatch diff before.heapsnapshot after.heapsnapshot   what grew, and who holds it
  heapwatch summary app.heapsnapshot                      totals by class
  heapwatch help diff                                     options and examples of a command`;
const program = new Command('heapwatch')
  .description('Finds memory leaks in Node.js: what grew, who holds it, and where in the source.')
  .version(VERSION)
  .option('--no-color', 'no colour, even on a terminal; as NO_COLOR=1')
  .hook('preAction', (command) => {
    if (command.opts().color === false) stopColour();
  })
  .addHelpText('after', EXAMPLES)
  .exitOverride();
const named = process.argv.slice(2).find((word) => !word.startsWith('-')) ?? '';
const loaded = Object.hasOwn(COMMANDS, named) ? [COMMANDS[named]] : Object.values(COMMANDS);
for (const load of loaded) {
  const command = (await load()).exitOverride();
  program.addCommand(command.showHelpAfterError(`See heapwatch ${command.name()} --help.`));
}

// the reader of a pipe may have seen enough
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : BAD_INPUT;
  else if (error instanceof InputError) {
    // a damaged file's own text may be quoted in it
    console.error(terminalText(`heapwatch: ${error.message}`));
    process.exitCode = BAD_INPUT;
  } else throw error;
}

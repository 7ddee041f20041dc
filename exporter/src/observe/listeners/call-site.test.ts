import { describe, expect, test } from 'vitest';
import { chooseAddSite, type Frame, readAddSite } from './call-site.ts';

const frame = (scriptName: string, lineNumber: number, functionName = ''): Frame => ({
  scriptName,
  lineNumber,
  columnNumber: 7,
  functionName,
});

describe('the place that is shown', () => {
  test('is the nearest outside of Node.js', () => {
    const site = chooseAddSite([
      frame('node:events', 500, 'once'),
      frame('', 1),
      frame('/app/server.js', 22, 'onRequest'),
      frame('/app/main.js', 3),
    ]);
    expect(site).toEqual({ url: '/app/server.js', line: 22, column: 7, functionName: 'onRequest' });
  });

  test('names the package and who called it', () => {
    expect(
      chooseAddSite([
        frame('/app/node_modules/pool/index.js', 4, 'acquire'),
        frame('/app/node_modules/orm/query.js', 9),
        frame('/app/server.js', 22),
      ]),
    ).toEqual({
      url: '/app/node_modules/pool/index.js',
      line: 4,
      column: 7,
      functionName: 'acquire',
      calledFrom: { url: '/app/server.js', line: 22, column: 7 },
    });
  });

  test('is none where only Node.js itself was running', () => {
    expect(chooseAddSite([frame('node:net', 1)])).toBeUndefined();
  });

  test('holds no data: scripts in URLs, queries, endless names', () => {
    const secret = 'the-secret';
    expect(chooseAddSite([frame(`data:text/javascript,${secret}`, 1)])?.url).toBe('data:');
    expect(chooseAddSite([frame(`file:///app/a.js?key=${secret}#x`, 1)])?.url).toBe('file:///app/a.js');
    expect(chooseAddSite([frame('/app/what?.js', 1)])?.url).toBe('/app/what?.js');
    const long = chooseAddSite([frame(`/${'a'.repeat(9999)}`, 1, 'f'.repeat(9999))]);
    expect(long?.url.length).toBe(512);
    expect(long?.functionName?.length).toBe(64);
  });

  test('takes the older word for the column', () => {
    expect(chooseAddSite([{ functionName: '', scriptName: '/a.js', lineNumber: 2, column: 3 }])).toEqual({
      url: '/a.js',
      line: 2,
      column: 3,
    });
  });
});

test('the stack is read without a word to the program', () => {
  const before = Error.prepareStackTrace;
  const { stackTraceLimit } = Error;
  const calls: unknown[] = [];
  Error.prepareStackTrace = (error) => calls.push(error);
  Error.stackTraceLimit = 0;
  try {
    const ours = () => readAddSite(1);
    const program = () => ours();
    expect(program()).toMatchObject({ functionName: 'program' });
    expect(calls).toEqual([]);
    expect(Error.stackTraceLimit).toBe(0);
  } finally {
    Error.prepareStackTrace = before;
    Error.stackTraceLimit = stackTraceLimit;
  }
});

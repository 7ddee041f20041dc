import { PROBLEMS } from '../analyzer/src/serve/problems.ts';
import type { Route } from '../analyzer/src/serve/routes/route.ts';
import { OPENAPI_PATH, ROUTES } from '../analyzer/src/serve/routes/route-table.ts';

/** A table of Markdown, as the other pages have it. */
type Table = (head: readonly string[], rows: readonly (readonly string[])[]) => string;

const TOKENS: Readonly<Record<Route['scope'], string>> = { none: 'none', read: 'read', capture: 'capture' };

/** Paragraphs of the page of the analyzer's service. */
export function servePage(table: Table): readonly string[] {
  return [
    '`heapwatch serve --dir snapshots` lists, captures, analyses and diffs snapshots over HTTP, on `127.0.0.1:9472` unless `--host` and `--port` say otherwise. It is what the Grafana data source asks; types of its answers are in `heapwatch/wire`.',
    '## Tokens',
    '- On loopback reading needs no token unless one is given; requests must name a loopback host or one of `--allow-host`, so that no web page can reach it under another name. On any other `--host` a read token is demanded.\n- `--token-file` (or `HEAPWATCH_SERVE_TOKEN`) lets read, `--capture-token-file` (or `HEAPWATCH_SERVE_CAPTURE_TOKEN`) lets capture and delete as well. Without a capture token nobody can.\n- They go in `Authorization: Bearer …`. Put TLS in front of it on a network.\n- Each capture and each deletion is a line of JSON on stderr: when, from where, which instance or snapshot, the outcome.',
    '## Store',
    '`--dir` (`~/.heapwatch/snapshots` unless given) is one directory of the user’s own, mode 0700; one service uses it at a time. In it are `*.heapsnapshot` and `*.heapsnapshot.gz`, captured or put there by hand, with the exporter’s `.json` beside them where there is one; the id is the file’s name without its ending, or a hash of it. What was worked out stays beside: `<id>.index` (who holds whom, as columns in blocks that are read as they are needed, without the values of strings; about a third of the snapshot unpacked) and `<hash>.diff`. They are made again when the snapshot changes, when they are damaged, or with another release, and may be deleted at any time. Together they take no more than `--quota` (16 GiB): what was not used for longest goes first, and nothing that was asked for within the last five minutes. The snapshots themselves are never removed but by `DELETE`. `*.heapprofile` that somebody put there are listed too; what the exporters of the targets have is read there and not stored, so put it here to keep it for longer than they do.',
    '## Targets',
    '`--targets FILE` names the instances that can be captured, and asked for their heap profiles: `[{ "service": "shop", "instance": "shop-1:9470", "controlUrl": "http://127.0.0.1:9471", "tokenFile": "shop.token" }]`. `controlUrl` is the exporter’s control listener and `tokenFile` holds its token, relative to the file, read at each request. `instance` is the label `instance` of its series. Nothing else is ever asked: no URL out of a request or a snapshot is followed.',
    '## Long work',
    'An analysis runs in a thread of its own, on Linux with a lower priority than the answers have, one at a time (`--analyses`, one fewer than there are cores at most), within `--memory`; the same pair that is asked for twice is analysed once. Until it is done the answer is 202 with `{ "state", "stage", "progress", "ahead" }`, `Retry-After` and `Location`: ask the same URL again. What would take more memory than there is is refused with 507 before it begins, by the size of the files (about 1.6 times the unpacked current snapshot and once the baseline; each whole if it is gzip or of another process), and ended if it turns out to.',
    '## Routes',
    table(
      ['method', 'path', 'token', 'what it does'],
      [
        ...ROUTES.map(({ method, path, query = {}, scope, help }) => {
          const names = Object.keys(query);
          const shown = names.length === 0 ? '' : `?${names.map((name) => `${name}=`).join('&')}`;
          return [method, `\`${path}${shown}\``, TOKENS[scope], help];
        }),
        ['GET', `\`${OPENAPI_PATH}\``, 'read', 'All of this as an OpenAPI 3.0 document.'],
      ],
    ),
    'Bytes are bytes, times ISO 8601 in UTC. Nodes go by V8’s ids. Values of strings are in no answer. JSON is packed with gzip where that is accepted and it is large. Names come out of snapshots: escape them before they go into a page.',
    '## Errors',
    'Errors are `application/problem+json` (RFC 9457) with a stable `code`; `detail` is for people. What an exporter refuses a capture with keeps its status, `code`, `detail` and `Retry-After` ([its codes](control.md#errors)).',
    table(
      ['code', 'status', 'title'],
      Object.entries(PROBLEMS).map(([code, { status, title }]) => [`\`${code}\``, String(status), title]),
    ),
  ];
}

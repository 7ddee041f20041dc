import { type Settings, TYPE_WORDS } from '../options/option-table.ts';
import { isToken } from '../options/settings.ts';
import type { ControlContext } from '../publish/http/control-routes.ts';
import type { Listener } from '../publish/http/listener.ts';

export interface ControlReports {
  readonly onNotice: (line: string) => void;
  readonly onError: (error: unknown) => void;
}

/** Whether a token is set. */
export function isControlOffered(settings: Settings): boolean {
  return settings['control.tokenFile'] !== undefined || settings['control.token'] !== undefined;
}

/**
 * Opens the control listener where a token is set; undefined where none is, or where the token cannot be read. Its
 * code is loaded only then.
 */
export function openControl(
  openContext: () => Promise<ControlContext>,
  settings: Settings,
  reports: ControlReports,
): Listener | undefined {
  const token = readToken(settings, reports);
  if (token === undefined) return undefined;
  let listener: Listener | undefined;
  const open = async () => {
    const { openControlListener } = await import('../publish/http/control-listener.ts');
    listener = openControlListener(await openContext(), token, {
      host: settings['control.host'],
      port: settings['control.port'],
      ...reports,
    });
    await listener.ready;
  };
  const ready = open().catch(reports.onError);
  return {
    get address() {
      return listener?.address;
    },
    ready,
    async close() {
      await ready;
      await listener?.close();
    },
  };
}

/** A file that cannot be used switches control off; falling back to another token would open what was not meant. */
function readToken(settings: Settings, { onError }: ControlReports): string | undefined {
  const path = settings['control.tokenFile'];
  if (path === undefined) return settings['control.token'];
  try {
    const token = process.getBuiltinModule('node:fs').readFileSync(path, 'utf8').trim();
    if (isToken(token)) return token;
    throw new Error(`${path} does not hold a token: ${TYPE_WORDS.token}`);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    onError(new Error(`the control listener stays off: ${why}`, { cause: error }));
    return undefined;
  }
}

import { readFileSync } from 'node:fs';
import { type Settings, TYPE_WORDS } from '../options/option-table.ts';
import { isToken } from '../options/settings.ts';
import { openControlListener } from '../publish/http/control-listener.ts';
import type { ControlContext } from '../publish/http/control-routes.ts';
import type { Listener } from '../publish/http/listener.ts';

export interface ControlReports {
  readonly onNotice: (line: string) => void;
  readonly onError: (error: unknown) => void;
}

/** Opens the control listener where a token is set; undefined where none is, or where the token cannot be read. */
export function openControl(
  context: ControlContext,
  settings: Settings,
  reports: ControlReports,
): Listener | undefined {
  const token = readToken(settings, reports);
  if (token === undefined) return undefined;
  return openControlListener(context, token, {
    host: settings['control.host'],
    port: settings['control.port'],
    ...reports,
  });
}

/** A file that cannot be used switches control off; falling back to another token would open what was not meant. */
function readToken(settings: Settings, { onError }: ControlReports): string | undefined {
  const path = settings['control.tokenFile'];
  if (path === undefined) return settings['control.token'];
  try {
    const token = readFileSync(path, 'utf8').trim();
    if (isToken(token)) return token;
    throw new Error(`${path} does not hold a token: ${TYPE_WORDS.token}`);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    onError(new Error(`the control listener stays off: ${why}`, { cause: error }));
    return undefined;
  }
}

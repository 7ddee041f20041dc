import type { Settings } from '../options/option-table.ts';
import { type AccessToken, parseAccessTokens } from '../publish/http/access/access-tokens.ts';
import { ChangingFiles } from '../publish/http/access/changing-files.ts';
import { isLoopback } from '../publish/http/access/host-rule.ts';
import { AuditFile } from '../publish/http/audit/audit-file.ts';
import { AuditLog } from '../publish/http/audit/audit-log.ts';
import { openControlListener } from '../publish/http/control-listener.ts';
import type { ControlContext } from '../publish/http/control-routes.ts';
import type { Listener } from '../publish/http/listener.ts';
import { TlsIdentity } from '../publish/http/tls/tls-identity.ts';
import type { ControlReports } from './control.ts';

/** Settings of the control listener that were found good. */
export interface ControlDoor {
  open(context: ControlContext): Promise<Listener>;
}

/** @returns undefined, with a fault that says why, where the listener must stay off */
export function controlDoor(settings: Settings, reports: ControlReports): ControlDoor | undefined {
  const { onNotice, onError } = reports;
  try {
    const tokens = tokensOf(settings, onError);
    const tls = tlsOf(settings, onError);
    refuseOpenHost(settings, tls);
    const file = settings['control.auditFile'];
    const audit = new AuditLog({
      file: file === undefined ? undefined : new AuditFile(file),
      onEntry: reports.onAudit,
      onError,
    });
    return {
      async open(context) {
        const listener = openControlListener(
          context,
          { tokens, hostNames: namesOf(settings), audit },
          { host: settings['control.host'], port: settings['control.port'], tls, onNotice, onError },
        );
        await listener.ready;
        const close = async () => {
          await listener.close();
          audit.close();
        };
        return { ready: listener.ready, address: listener.address, close };
      },
    };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    onError(new Error(`the control listener stays off: ${why}`, { cause: error }));
    return undefined;
  }
}

/** A file that cannot be used switches control off; falling back to another token would open what was not meant. */
function tokensOf(settings: Settings, onError: (error: unknown) => void): () => readonly AccessToken[] {
  const path = settings['control.tokenFile'];
  if (path === undefined) {
    const tokens = named('control.token', () => parseAccessTokens(settings['control.token'] ?? ''));
    return () => tokens;
  }
  const file = new ChangingFiles(
    [path],
    ([text = '']) => named(path, () => parseAccessTokens(text)),
    onError,
  );
  return () => file.value;
}

function tlsOf(settings: Settings, onError: (error: unknown) => void): TlsIdentity | undefined {
  const certFile = settings['control.tls.certFile'];
  const keyFile = settings['control.tls.keyFile'];
  if (certFile === undefined && keyFile === undefined) return undefined;
  if (certFile === undefined || keyFile === undefined) {
    throw new Error('control.tls.certFile and control.tls.keyFile go together');
  }
  return named(certFile, () => new TlsIdentity(certFile, keyFile, onError));
}

/** Tokens and snapshots must not cross a network that others read. */
function refuseOpenHost(settings: Settings, tls: TlsIdentity | undefined): void {
  const host = settings['control.host'];
  if (tls !== undefined || isLoopback(host) || settings['control.plainText']) return;
  throw new Error(
    `control.host ${host} is reached from other machines; give control.tls.certFile and control.tls.keyFile`,
  );
}

function namesOf(settings: Settings): readonly string[] {
  const names = settings['control.hostNames']?.split(',').map((name) => name.trim().toLowerCase()) ?? [];
  return [settings['control.host'].toLowerCase(), ...names];
}

/** What is thrown says which option or file it is about. */
function named<T>(what: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    throw new Error(`${what}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

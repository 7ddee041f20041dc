import type { Settings } from '../options/option-table.ts';
import type { AuditEntry } from '../publish/http/audit/audit-entry.ts';
import type { ControlContext } from '../publish/http/control-routes.ts';
import type { Listener } from '../publish/http/listener.ts';

export interface ControlReports {
  readonly onAudit: (entry: AuditEntry) => void;
  readonly onNotice: (line: string) => void;
  readonly onError: (error: unknown) => void;
}

/** Whether a token is set. */
export function isControlOffered(settings: Settings): boolean {
  return settings['control.tokenFile'] !== undefined || settings['control.token'] !== undefined;
}

/**
 * Opens the control listener where a token is set; undefined where none is. Its code is loaded only then. What is
 * missing or unsafe in its options keeps it off, with a line that says so.
 */
export function openControl(
  openContext: () => Promise<ControlContext>,
  settings: Settings,
  reports: ControlReports,
): Listener | undefined {
  if (!isControlOffered(settings)) return undefined;
  let listener: Listener | undefined;
  const open = async () => {
    const { controlDoor } = await import('./control-door.ts');
    const door = controlDoor(settings, reports);
    if (door === undefined) return;
    listener = await door.open(await openContext());
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

import { join } from 'node:path';

/** One of the Grafana versions whose libraries the page is made of: a package, lockfile and bundle of its own. */
export interface GrafanaVariant {
  /** As package.json pins it. */
  readonly version: string;
  /** Holds package.json, package-lock.json, node_modules and the bundle. */
  readonly folder: string;
}

const FOLDER = import.meta.dirname;

/** The oldest Grafana that is supported, on React 18, and the newest, on React 19. */
export const GRAFANA_VARIANTS = {
  '12.4': { version: '12.4.10', folder: join(FOLDER, 'grafana-12') },
  '13.2': { version: '13.2.2', folder: FOLDER },
} as const satisfies Record<string, GrafanaVariant>;

export type GrafanaName = keyof typeof GRAFANA_VARIANTS;
export const NEWEST: GrafanaName = '13.2';

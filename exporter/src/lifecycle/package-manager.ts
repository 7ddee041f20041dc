import { basename } from 'node:path';

const PACKAGE_MANAGERS = /^(?:npm|npx|pnpm|pnpx|yarn|yarnpkg|corepack|bun|bunx)(?:-cli)?(?:-\d[\w.-]*)?$/;

/**
 * Whether the main script is a package manager. `NODE_OPTIONS=--import ...` reaches those as well: they would take
 * the port before the application they start.
 * @param scriptPath the main script, `process.argv[1]`
 */
export function isPackageManager(scriptPath: string | undefined): boolean {
  if (scriptPath === undefined) return false;
  return PACKAGE_MANAGERS.test(basename(scriptPath).replace(/\.[cm]?js$/, ''));
}

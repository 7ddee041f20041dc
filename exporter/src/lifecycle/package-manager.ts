const PACKAGE_MANAGER =
  /(?:^|[\\/])(?:npm|npx|pnpm|pnpx|yarn|yarnpkg|corepack|bun|bunx)(?:-cli)?(?:-\d[\w.-]*)?(?:\.[cm]?js)?$/;

/**
 * Whether the main script is a package manager. `NODE_OPTIONS=--import ...` reaches those as well: they would take
 * the port before the application they start.
 * @param scriptPath the main script, `process.argv[1]`
 */
export function isPackageManager(scriptPath: string | undefined): boolean {
  return scriptPath !== undefined && PACKAGE_MANAGER.test(scriptPath);
}

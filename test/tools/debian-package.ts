import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const TIMEOUT_MS = 240_000;

/**
 * `policy-rc.d` answering 101 is Debian's way to say "install, but start no service"; one that is there already
 * stays in charge. Unit files that the package enables are disabled again, so that a reboot starts nothing either.
 * `$1` is the package.
 */
const INSTALL_SCRIPT = `
set -eu
export DEBIAN_FRONTEND=noninteractive
if dpkg-query -W -f '\${db:Status-Status}' "$1" 2>/dev/null | grep -qx installed; then exit 0; fi
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  trap 'rm -f "$policy"' EXIT
  printf '#!/bin/sh\\nexit 101\\n' > "$policy"
  chmod 755 "$policy"
fi
apt-get update -q -o DPkg::Lock::Timeout=120 || true
apt-get install -q -y --no-install-recommends -o DPkg::Lock::Timeout=120 "$1"
if command -v systemctl >/dev/null; then
  dpkg -L "$1" | sed -n 's|^/lib/systemd/system/||p; s|^/usr/lib/systemd/system/||p' | while read -r unit; do
    systemctl disable "$unit" >/dev/null 2>&1 || true
  done
fi
`;

const running = new Map<string, Promise<void>>();

/**
 * Installs a package of Debian or Ubuntu; needs root. Calls for the same package share one run, and other
 * processes wait for it.
 *
 * @throws Error with the last line of what went wrong.
 */
export function installDebianPackage(name: string): Promise<void> {
  const known = running.get(name);
  if (known !== undefined) return known;
  const installing = install(name).finally(() => running.delete(name));
  running.set(name, installing);
  return installing;
}

async function install(name: string): Promise<void> {
  console.error(`installing Debian's ${name} package…`);
  try {
    await run('flock', ['/run/heapwatch-apt.lock', 'sh', '-c', INSTALL_SCRIPT, 'sh', name], {
      timeout: TIMEOUT_MS,
    });
  } catch (error) {
    const stderr = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
    const reason = stderr === '' ? String(error) : stderr.split('\n').at(-1);
    throw new Error(`apt-get could not install ${name}: ${reason}`);
  }
}

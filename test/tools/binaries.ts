import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { installDebianPackage } from './debian-package.ts';

export type BinaryName = 'prometheus' | 'promtool' | 'alertmanager' | 'chromium';

interface Binary {
  /** File names to look for on the PATH, best first. */
  readonly commands: readonly string[];
  readonly debianPackage: string;
  /** What to type, by package manager; the first manager found on the PATH is named in the error. */
  readonly install: Readonly<Record<string, string>>;
}

const PROMETHEUS: Omit<Binary, 'commands'> = {
  debianPackage: 'prometheus',
  install: {
    'apt-get': 'sudo apt-get install --no-install-recommends prometheus',
    dnf: 'sudo dnf install golang-github-prometheus',
    pacman: 'sudo pacman -S prometheus',
    apk: 'sudo apk add prometheus',
    brew: 'brew install prometheus',
  },
};

const BINARIES: Readonly<Record<BinaryName, Binary>> = {
  prometheus: { commands: ['prometheus'], ...PROMETHEUS },
  promtool: { commands: ['promtool'], ...PROMETHEUS },
  alertmanager: {
    commands: ['alertmanager', 'prometheus-alertmanager'],
    debianPackage: 'prometheus-alertmanager',
    install: {
      'apt-get': 'sudo apt-get install --no-install-recommends prometheus-alertmanager',
      dnf: 'sudo dnf install golang-github-prometheus-alertmanager',
      pacman: 'sudo pacman -S alertmanager',
      apk: 'sudo apk add alertmanager',
      brew: 'brew install alertmanager',
    },
  },
  chromium: {
    commands: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
    debianPackage: 'chromium',
    install: {
      'apt-get': 'sudo apt-get install --no-install-recommends chromium',
      dnf: 'sudo dnf install chromium',
      pacman: 'sudo pacman -S chromium',
      apk: 'sudo apk add chromium',
      brew: 'brew install --cask chromium',
    },
  },
};

async function findOnPath(command: string): Promise<string | undefined> {
  const { PATH = '' } = process.env;
  for (const folder of PATH.split(delimiter)) {
    if (folder === '') continue;
    const file = join(folder, command);
    if (await isExecutable(file)) return file;
  }
  return undefined;
}

async function isExecutable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function findFirst(commands: readonly string[]): Promise<string | undefined> {
  for (const command of commands) {
    const file = await findOnPath(command);
    if (file !== undefined) return file;
  }
  return undefined;
}

async function missingMessage(name: BinaryName, reason: string | undefined): Promise<string> {
  const { commands, install } = BINARIES[name];
  const because = reason === undefined ? '' : ` (${reason})`;
  for (const [manager, command] of Object.entries(install)) {
    if ((await findOnPath(manager)) !== undefined)
      return `${name} is not on the PATH${because}. Install it with: ${command}`;
  }
  return `${name} is not on the PATH${because}. Install it and put ${commands.join(' or ')} on the PATH`;
}

/**
 * Path of a program that is no npm package. Looks on the PATH; as root on Debian or Ubuntu it installs the
 * distribution's package, and starts no service by that.
 *
 * @throws Error that names the command which installs it on the user's system.
 */
export async function findBinary(name: BinaryName): Promise<string> {
  const { commands, debianPackage } = BINARIES[name];
  const found = await findFirst(commands);
  if (found !== undefined) return found;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || (await findOnPath('apt-get')) === undefined)
    throw new Error(await missingMessage(name, undefined));
  let reason: string | undefined;
  try {
    await installDebianPackage(debianPackage);
  } catch (error) {
    reason = error instanceof Error ? error.message : String(error);
  }
  const installed = await findFirst(commands);
  if (installed === undefined) throw new Error(await missingMessage(name, reason));
  return installed;
}

import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { findBinary } from './tools/binaries.ts';
import { temporaryFolder } from './tools/endings.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
  folder = await temporaryFolder('path');
  vi.stubEnv('PATH', folder.path);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await folder.remove();
});

async function putProgram(name: string, mode = 0o755): Promise<string> {
  const file = join(folder.path, name);
  await writeFile(file, '#!/bin/sh\n');
  await chmod(file, mode);
  return file;
}

describe('findBinary', () => {
  test('finds what is on the PATH', async () => {
    const file = await putProgram('promtool');
    expect(await findBinary('promtool')).toBe(file);
  });

  test('finds it under the name a distribution gives it', async () => {
    const file = await putProgram('prometheus-alertmanager');
    expect(await findBinary('alertmanager')).toBe(file);
  });

  test('passes by folders and files that cannot be run', async () => {
    await putProgram('prometheus', 0o644);
    const other = join(folder.path, 'other');
    await mkdir(other);
    vi.stubEnv('PATH', `${folder.path}:${other}`);
    await expect(findBinary('prometheus')).rejects.toThrow('prometheus is not on the PATH');
  });

  test.each([
    ['brew', 'brew install prometheus'],
    ['dnf', 'sudo dnf install golang-github-prometheus'],
    ['pacman', 'sudo pacman -S prometheus'],
  ])('where there is %s, says: %s', async (manager, command) => {
    await putProgram(manager);
    await expect(findBinary('promtool')).rejects.toThrow(`Install it with: ${command}`);
  });

  test('where there is no package manager it knows, names what to put on the PATH', async () => {
    await expect(findBinary('chromium')).rejects.toThrow('put chromium or chromium-browser');
  });

  test('as any other user than root on Debian, says what to type', async () => {
    await putProgram('apt-get');
    vi.spyOn(process, 'getuid').mockReturnValue(1000);
    await expect(findBinary('chromium')).rejects.toThrow(
      'Install it with: sudo apt-get install --no-install-recommends chromium',
    );
    vi.restoreAllMocks();
  });

  test('as root on Debian, passes on what went wrong in the installation', async () => {
    await putProgram('apt-get');
    vi.spyOn(process, 'getuid').mockReturnValue(0);
    // There is no `flock` on this PATH.
    await expect(findBinary('chromium')).rejects.toThrow(/apt-get could not install chromium: .*flock/);
    vi.restoreAllMocks();
  });
});

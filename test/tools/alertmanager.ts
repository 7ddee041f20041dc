import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parse, stringify } from 'yaml';
import { findBinary } from './binaries.ts';
import { atEnd, temporaryFolder } from './endings.ts';
import { freePort } from './ports.ts';
import { startProcess } from './processes.ts';

/** One alert as a webhook is told it. */
export interface SentAlert {
  readonly status: 'firing' | 'resolved';
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

export interface Alertmanager {
  /** `host:port`, as Prometheus wants it. */
  readonly address: string;
  readonly url: string;
  /** Debian's package is without a page: there is only the API then. */
  readonly hasPage: boolean;
  /** Everything the webhook was told so far, in order. */
  readonly sent: readonly SentAlert[];
  /** Gives it alerts, as Prometheus would. */
  post(alerts: readonly Omit<SentAlert, 'status'>[]): Promise<void>;
  /** The alerts it has, with what silences each. */
  alerts(): Promise<
    readonly {
      readonly labels: Readonly<Record<string, string>>;
      readonly status: { readonly state: string; readonly inhibitedBy: readonly string[] };
    }[]
  >;
  stop(): Promise<void>;
}

const READY_TIMEOUT_MS = 30_000;

/**
 * Starts a real Alertmanager on loopback with a configuration of ours, and a webhook in place of its receiver. Groups are
 * sent within a second, not after half a minute.
 */
export async function startAlertmanager(configFile: string): Promise<Alertmanager> {
  const binary = await findBinary('alertmanager');
  const folder = await temporaryFolder('alertmanager');
  const sent: SentAlert[] = [];
  const webhook = createServer(async (request, response) => {
    const body = (await request.setEncoding('utf8').toArray()).join('');
    const message: { alerts: readonly SentAlert[] } = JSON.parse(body);
    sent.push(...message.alerts);
    response.end();
  }).listen(0, '127.0.0.1');
  await once(webhook, 'listening');
  const closeWebhook = () => {
    webhook.close();
    webhook.closeAllConnections();
  };
  const forget = atEnd({ calmly: async () => closeWebhook(), now: closeWebhook });
  const { port } = webhook.address() as AddressInfo;
  const file = join(folder.path, 'alertmanager.yml');
  await writeFile(file, await configText(configFile, `http://127.0.0.1:${port}/`));
  const address = `127.0.0.1:${await freePort()}`;
  const started = await startProcess(binary, [
    `--config.file=${file}`,
    `--storage.path=${join(folder.path, 'data')}`,
    `--web.listen-address=${address}`,
    `--web.external-url=http://${address}`,
    '--cluster.listen-address=',
    '--log.level=warn',
  ]);
  const stop = async () => {
    await started.stop();
    closeWebhook();
    forget();
    await folder.remove();
  };
  const isOver = started.ended.then((how) => {
    throw new Error(`alertmanager ended with ${how}:\n${started.output()}`);
  });
  // Only the race below listens to this; an ordinary end later is no error.
  isOver.catch(() => undefined);
  try {
    await Promise.race([waitUntilReady(address), isOver]);
  } catch (error) {
    await stop();
    throw error;
  }
  const url = `http://${address}`;
  const api = `${url}/api/v2/alerts`;
  const page = await (await fetch(url)).text();
  return {
    address,
    url,
    hasPage: page.includes('<script'),
    sent,
    stop,
    async post(alerts) {
      const response = await fetch(api, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(alerts),
      });
      if (!response.ok) throw new Error(`alertmanager answered ${response.status}: ${await response.text()}`);
    },
    async alerts() {
      return JSON.parse(await (await fetch(api)).text());
    },
  };
}

async function configText(configFile: string, webhookUrl: string): Promise<string> {
  const config: { route: object; receivers: readonly { name: string }[] } = parse(
    await readFile(configFile, 'utf8'),
  );
  return stringify({
    ...config,
    route: { ...config.route, group_wait: '1s', group_interval: '1s' },
    receivers: config.receivers.map(({ name }) => ({
      name,
      webhook_configs: [{ url: webhookUrl, send_resolved: true }],
    })),
  });
}

async function waitUntilReady(address: string): Promise<void> {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (Date.now() < deadline) {
    const response = await fetch(`http://${address}/-/ready`).catch(() => undefined);
    await response?.arrayBuffer();
    if (response?.ok) return;
    await delay(100);
  }
  throw new Error(`alertmanager at ${address} was not ready within ${READY_TIMEOUT_MS} ms`);
}

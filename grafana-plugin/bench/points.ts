import type { Browser } from 'playwright-core';
import type { Host } from '../../test/host/start-host.ts';
import { compareRefreshes, openPanel } from './panel-page.ts';
import { sawtoothAnswer } from './sawtooth-answer.ts';

/** Of all series together. */
const POINT_COUNTS = [2_000, 20_000, 100_000];
const ROUNDS = 9;
const BAR_MS = 150;
const QUERIES = ['heapUsed', 'liveSet', 'heapLimit', 'residentMemory'];

/** How long a refresh takes from the parsed answer to the painted picture: the sawtooth, and Grafana's panel, in turns. */
export async function benchPoints(browser: Browser, host: Host): Promise<void> {
  for (const points of POINT_COUNTS) {
    const answer = () => sawtoothAnswer({ queries: QUERIES, points: Math.floor(points / QUERIES.length) });
    const asked = { queries: QUERIES, answer, drawn: '.uplot canvas' };
    const ours = await openPanel(browser, host, { ...asked, panel: 'heapwatch-sawtooth-panel' });
    const peer = await openPanel(browser, host, { ...asked, panel: 'timeseries' });
    await compareRefreshes({ name: `${points} points`, ours, peer, rounds: ROUNDS, barMs: BAR_MS });
    await ours.close();
    await peer.close();
  }
}

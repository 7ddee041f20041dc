import type { CDPSession, Page } from 'playwright-core';

/** CPU of a page's main thread in milliseconds so far: what other work on the machine changes least. */
export class PageCpu {
  readonly #session: CDPSession;

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  static async of(page: Page): Promise<PageCpu> {
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    return new PageCpu(session);
  }

  async ms(): Promise<number> {
    const { metrics } = await this.#session.send('Performance.getMetrics');
    return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
  }

  async stop(): Promise<void> {
    await this.#session.detach();
  }
}

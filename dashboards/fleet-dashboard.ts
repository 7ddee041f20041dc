import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { emptyDashboard } from './empty-dashboard.ts';
import { FULL, HALF, LINES } from './grid.ts';
import {
  busiestCollectorsPanel,
  fullestHeapsPanel,
  largestProcessesPanel,
  leakCountPanel,
} from './panels/fleet.ts';
import { leakTrendPanel } from './panels/leak-trend.ts';
import { dataSourceVariable, instanceVariable, jobVariable } from './variables.ts';

/** All services: who leaks, how fast, and when does it reach its limit. */
export function fleetDashboard(): Dashboard {
  return emptyDashboard('heapwatch-fleet', 'Heapwatch: fleet')
    .description('Which Node.js processes leak, how fast, and which of them reaches its limit first?')
    .withVariable(dataSourceVariable())
    .withVariable(jobVariable())
    .withVariable(instanceVariable())
    .withPanel(
      leakTrendPanel({ title: 'Who leaks?', scope: 'fleet', showQuietMemory: false }).height(13).span(FULL),
    )
    .withPanel(leakCountPanel().height(LINES).span(HALF))
    .withPanel(fullestHeapsPanel().height(LINES).span(HALF))
    .withPanel(largestProcessesPanel().height(LINES).span(HALF))
    .withPanel(busiestCollectorsPanel().height(LINES).span(HALF))
    .build();
}

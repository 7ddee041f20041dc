import {
  type Dashboard,
  DashboardBuilder,
  DashboardCursorSync,
  RowBuilder,
} from '@grafana/grafana-foundation-sdk/dashboard';
import {
  externalMemoryPanel,
  gcFrequencyPanel,
  gcPausePanel,
  gcTimePanel,
  residentMemoryPanel,
  sawtoothPanel,
} from './panels.ts';
import { dataSourceVariable, instanceVariable, jobVariable } from './variables.ts';

/** Grid units: a dashboard is 24 wide, a unit of height is about 38 pixels. */
const FULL = 24;
const HALF = 12;
const THIRD = 8;

/** One process in depth: is it leaking, where does its memory lie, what does garbage collection cost it. */
export function processDashboard(): Dashboard {
  return new DashboardBuilder('Heapwatch: process')
    .uid('heapwatch-process')
    .description('Is this Node.js process leaking, how fast, and how far is its heap limit?')
    .tags(['heapwatch', 'nodejs'])
    .timezone('browser')
    .time({ from: 'now-6h', to: 'now' })
    .refresh('30s')
    .tooltip(DashboardCursorSync.Crosshair)
    .withVariable(dataSourceVariable())
    .withVariable(jobVariable())
    .withVariable(instanceVariable())
    .withPanel(sawtoothPanel().height(11).span(FULL))
    .withRow(new RowBuilder('Memory outside the heap'))
    .withPanel(residentMemoryPanel().height(7).span(HALF))
    .withPanel(externalMemoryPanel().height(7).span(HALF))
    .withRow(new RowBuilder('Garbage collection'))
    .withPanel(gcTimePanel().height(7).span(THIRD))
    .withPanel(gcPausePanel().height(7).span(THIRD))
    .withPanel(gcFrequencyPanel().height(7).span(THIRD))
    .build();
}

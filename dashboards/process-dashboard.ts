import { type Dashboard, RowBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import { snapshotAnnotations } from './annotations.ts';
import { emptyDashboard } from './empty-dashboard.ts';
import { DIFF, FULL, HALF, LINES, THIRD } from './grid.ts';
import { diffDashboardLink } from './links.ts';
import { cpuPanel, eventLoopDelayPanel, eventLoopUtilizationPanel } from './panels/event-loop.ts';
import { gcFrequencyPanel, gcPausePanel, gcTimePanel } from './panels/gc.ts';
import { allocationPanel, heapSpacesPanel, sawtoothPanel } from './panels/heap.ts';
import { leakTrendPanel } from './panels/leak-trend.ts';
import { listenersPanel, listenerWarningsPanel } from './panels/listeners.ts';
import { externalMemoryPanel, memoryLimitPanel, residentMemoryPanel } from './panels/memory.ts';
import { snapshotDiffPanel } from './panels/snapshot-diff.ts';
import {
  dataSourceVariable,
  instanceVariable,
  isolateVariable,
  jobVariable,
  processVariable,
  snapshotsVariable,
} from './variables.ts';

/** One process in depth: is it leaking, where does its memory lie, what does garbage collection cost it. */
export function processDashboard(): Dashboard {
  return emptyDashboard('heapwatch-process', 'Heapwatch: process')
    .description('Is this Node.js process leaking, how fast, and how far is its heap limit?')
    .withVariable(dataSourceVariable())
    .withVariable(jobVariable())
    .withVariable(instanceVariable())
    .withVariable(processVariable())
    .withVariable(isolateVariable())
    .withVariable(snapshotsVariable())
    .annotation(snapshotAnnotations())
    .link(diffDashboardLink())
    .withPanel(sawtoothPanel().height(13).span(FULL))
    .withPanel(
      leakTrendPanel({ title: 'Verdicts', scope: 'process', showQuietMemory: true }).height(7).span(FULL),
    )
    .withRow(new RowBuilder('Heap snapshots'))
    .withPanel(snapshotDiffPanel().height(DIFF).span(FULL))
    .withRow(new RowBuilder('Memory outside the heap'))
    .withPanel(residentMemoryPanel().height(LINES).span(THIRD))
    .withPanel(memoryLimitPanel().height(LINES).span(THIRD))
    .withPanel(externalMemoryPanel().height(LINES).span(THIRD))
    .withRow(new RowBuilder('Garbage collection'))
    .withPanel(gcTimePanel().height(LINES).span(THIRD))
    .withPanel(gcPausePanel().height(LINES).span(THIRD))
    .withPanel(gcFrequencyPanel().height(LINES).span(THIRD))
    .withRow(new RowBuilder('Heap by space'))
    .withPanel(heapSpacesPanel().height(LINES).span(HALF))
    .withPanel(allocationPanel().height(LINES).span(HALF))
    .withRow(new RowBuilder('Event loop and CPU'))
    .withPanel(eventLoopDelayPanel().height(LINES).span(THIRD))
    .withPanel(eventLoopUtilizationPanel().height(LINES).span(THIRD))
    .withPanel(cpuPanel().height(LINES).span(THIRD))
    .withRow(new RowBuilder('Listeners'))
    .withPanel(listenersPanel().height(LINES).span(HALF))
    .withPanel(listenerWarningsPanel().height(LINES).span(HALF))
    .build();
}

import { type Dashboard, RowBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import { snapshotAnnotations } from './annotations.ts';
import { emptyDashboard } from './empty-dashboard.ts';
import { HALF, LINES, THIRD } from './grid.ts';
import {
  snapshotAgePanel,
  snapshotDurationPanel,
  snapshotSizePanel,
  snapshotsPanel,
} from './panels/captures.ts';
import {
  forcedGcsPanel,
  judgedPanel,
  readingAgePanel,
  selfCpuPanel,
  selfErrorsPanel,
  versionsPanel,
} from './panels/self.ts';
import { dataSourceVariable, instanceVariable, jobVariable, snapshotsVariable } from './variables.ts';

/** Heapwatch watched by itself: what it costs, what it fails at, what it captures. */
export function selfDashboard(): Dashboard {
  return emptyDashboard('heapwatch-self', 'Heapwatch itself')
    .description('What does Heapwatch cost the processes it watches, does it work, and what has it captured?')
    .withVariable(dataSourceVariable())
    .withVariable(jobVariable())
    .withVariable(instanceVariable())
    .withVariable(snapshotsVariable())
    .annotation(snapshotAnnotations())
    .withPanel(selfCpuPanel().height(LINES).span(THIRD))
    .withPanel(selfErrorsPanel().height(LINES).span(THIRD))
    .withPanel(versionsPanel().height(LINES).span(THIRD))
    .withPanel(judgedPanel().height(LINES).span(THIRD))
    .withPanel(readingAgePanel().height(LINES).span(THIRD))
    .withPanel(forcedGcsPanel().height(LINES).span(THIRD))
    .withRow(new RowBuilder('Snapshots'))
    .withPanel(snapshotsPanel().height(LINES).span(HALF))
    .withPanel(snapshotDurationPanel().height(LINES).span(HALF))
    .withPanel(snapshotSizePanel().height(LINES).span(HALF))
    .withPanel(snapshotAgePanel().height(LINES).span(HALF))
    .build();
}

import { PanelPlugin } from '@grafana/data';
import { SnapshotDiffPanel } from './snapshotdiff-panel.tsx';

export const plugin = new PanelPlugin(SnapshotDiffPanel).setNoPadding();

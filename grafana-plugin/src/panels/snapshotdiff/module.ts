import { PanelPlugin } from '@grafana/data';
import { SnapshotDiffPanel } from './snapshotdiff-panel.tsx';
import { suggestSnapshotDiff } from './suggestions.ts';

export const plugin = new PanelPlugin(SnapshotDiffPanel)
  .setNoPadding()
  .setSuggestionsSupplier(suggestSnapshotDiff);

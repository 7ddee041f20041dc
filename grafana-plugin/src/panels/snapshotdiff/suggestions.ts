import {
  type PanelDataSummary,
  type VisualizationSuggestion,
  VisualizationSuggestionScore,
} from '@grafana/data';
import { readDiffFrame } from '../../data/frames/diff-frame.ts';

/** Offers itself for a diff of the snapshots data source: nobody else knows what rides along with its rows. */
export function suggestSnapshotDiff({ rawFrames = [] }: PanelDataSummary): VisualizationSuggestion[] {
  const isDiff = readDiffFrame(rawFrames) !== undefined;
  return isDiff ? [{ name: 'Heap snapshot diff', score: VisualizationSuggestionScore.Best }] : [];
}

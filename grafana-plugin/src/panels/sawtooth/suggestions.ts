import {
  type PanelDataSummary,
  type VisualizationSuggestion,
  VisualizationSuggestionScore,
} from '@grafana/data';
import { groupByIsolate } from '../../data/isolate-series.ts';
import type { SawtoothOptions } from './options.ts';

/** Offers itself where there is a heap or a live set over time: as multiples, and overlaid if there are several. */
export function suggestSawtooth({
  rawFrames = [],
}: PanelDataSummary): VisualizationSuggestion<SawtoothOptions>[] {
  const isolates = groupByIsolate(rawFrames).filter(
    ({ frames }) => frames.heapUsed !== undefined || frames.liveSet !== undefined,
  );
  if (isolates.length === 0) return [];
  const score = VisualizationSuggestionScore.Best;
  const multiples: VisualizationSuggestion<SawtoothOptions> = { name: 'Heap sawtooth', score };
  if (isolates.length === 1) return [multiples];
  return [multiples, { name: 'Heap sawtooth, overlaid', options: { layout: 'overlay' }, score }];
}

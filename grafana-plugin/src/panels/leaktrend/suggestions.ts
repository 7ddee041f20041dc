import {
  type PanelDataSummary,
  type VisualizationSuggestion,
  VisualizationSuggestionScore,
} from '@grafana/data';
import { leakRows } from '../../data/leak-rows.ts';
import type { LeakTrendOptions } from './options.ts';

/** Offers itself for the exporter's verdicts, and for nothing else. */
export function suggestLeakTrend({
  rawFrames = [],
}: PanelDataSummary): VisualizationSuggestion<LeakTrendOptions>[] {
  const isJudged = leakRows(rawFrames).some(({ state }) => state !== undefined);
  return isJudged ? [{ name: 'Leak trend', score: VisualizationSuggestionScore.Best }] : [];
}

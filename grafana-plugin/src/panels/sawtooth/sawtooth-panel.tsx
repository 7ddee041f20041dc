import { css } from '@emotion/css';
import type { GrafanaTheme2, PanelProps } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { useMemo } from 'react';
import { chosenValue } from '../../data/chosen-value.ts';
import { gcPauses } from '../../data/gc-pauses.ts';
import { markersOf } from '../../data/markers.ts';
import { queryFailure } from '../../ui/query-problem.tsx';
import { EmptyState } from './empty-state.tsx';
import { OneSawtooth } from './one-sawtooth.tsx';
import { DEFAULT_OPTIONS, type SawtoothOptions } from './options.ts';
import { OverlaidSawtooth } from './overlaid-sawtooth.tsx';
import { sawtoothViews } from './sawtooth-view.ts';

/** A sawtooth lower than this shows no teeth, so fewer are shown instead. */
const LOWEST_SAWTOOTH_PX = 130;
/** More lines than this in one plot are a carpet. */
const MOST_OVERLAID = 20;
const NOTE_PX = 20;

/** One sawtooth for each isolate, below one another, what grew most first; or the live sets of all in one plot. */
export function SawtoothPanel(props: PanelProps<SawtoothOptions>) {
  const { data, options, width, height, timeRange, timeZone, onChangeTimeRange } = props;
  const snapshots = chosenValue(props.replaceVariables, 'snapshots');
  const styles = useStyles2(getStyles);
  // Of a panel that was saved before an option was there it is not set.
  const { showResidentMemory, showGcPauses, showMarkers, showThresholds, layout } = {
    ...DEFAULT_OPTIONS,
    ...options,
  };
  const isOverlaid = layout === 'overlay';
  const room = isOverlaid ? MOST_OVERLAID : Math.max(1, Math.floor(height / LOWEST_SAWTOOTH_PX));
  const { views, cutCount } = useMemo(
    () => sawtoothViews(data.series, { showResidentMemory }, room),
    [data.series, showResidentMemory, room],
  );
  const besides = useMemo(
    () =>
      views.map(({ identity }) => ({
        pauses: showGcPauses ? gcPauses(identity, data.series) : undefined,
        markers: showMarkers ? markersOf(identity, data.series, data.annotations ?? []) : [],
      })),
    [views, data.series, data.annotations, showGcPauses, showMarkers],
  );
  if (views.length === 0) return <EmptyState data={data} />;

  const failure = queryFailure(data);
  const notesPx = NOTE_PX * (Number(cutCount > 0) + Number(failure !== undefined));
  const plot = { widthPx: width, timeRange, timeZone, onChangeTimeRange };
  return (
    <div>
      {failure !== undefined && (
        <div className={styles.failure} role="alert">
          Not everything could be asked: {failure}
        </div>
      )}
      {isOverlaid && views.length > 1 ? (
        <OverlaidSawtooth {...plot} views={views} heightPx={height - notesPx} />
      ) : (
        views.map((view, index) => (
          <OneSawtooth
            {...plot}
            key={view.key}
            view={view}
            pauses={besides[index]?.pauses}
            markers={besides[index]?.markers ?? []}
            heightPx={Math.floor((height - notesPx) / views.length)}
            showThresholds={showThresholds}
            snapshots={snapshots}
          />
        ))
      )}
      {cutCount > 0 && (
        <div className={styles.note}>
          {cutCount} more, which grew less, not shown: choose an instance above
          {isOverlaid ? '.' : ', or make this panel taller.'}
        </div>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const line = { height: NOTE_PX, fontSize: theme.typography.bodySmall.fontSize };
  return {
    note: css({ ...line, color: theme.colors.text.secondary }),
    failure: css({ ...line, overflow: 'hidden', whiteSpace: 'nowrap', color: theme.colors.error.text }),
  };
};

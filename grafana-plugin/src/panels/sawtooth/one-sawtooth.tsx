import { css } from '@emotion/css';
import type { AbsoluteTimeRange, TimeRange, TimeZone } from '@grafana/data';
import { useState } from 'react';
import type { GcPauses } from '../../data/gc-pauses.ts';
import { chooseMarker, type Marker } from '../../model/sawtooth/marker.ts';
import { GC_LANE_PX, GcLane } from './gc-lane.tsx';
import { MarkerNote } from './marker-note.tsx';
import { MARKER_ROW_PX, MarkerRow } from './marker-row.tsx';
import { headerHeight, SawtoothHeader } from './sawtooth-header.tsx';
import { SawtoothPlot } from './sawtooth-plot.tsx';
import type { SawtoothView } from './sawtooth-view.ts';

/** Below this a plot shows no teeth: the lane gives way to it. */
const LOWEST_PLOT_PX = 110;

interface OneSawtoothProps {
  readonly view: SawtoothView;
  readonly pauses: GcPauses | undefined;
  readonly markers: readonly Marker[];
  readonly widthPx: number;
  readonly heightPx: number;
  readonly timeRange: TimeRange;
  readonly timeZone: TimeZone;
  readonly showThresholds: boolean;
  /** The uid of the data source that has the snapshots; undefined where none is chosen. */
  readonly snapshots: string | undefined;
  readonly onChangeTimeRange: (range: AbsoluteTimeRange) => void;
}

/** One isolate: its figures, its plot, the marks under it, and the pauses of its GCs. */
export function OneSawtooth(props: OneSawtoothProps) {
  const { view, pauses, markers, widthPx, heightPx, timeRange, timeZone } = props;
  const [chosenTimes, setChosenTimes] = useState<readonly number[]>([]);
  // By their times: a refresh makes new markers of the same moments.
  const chosen = markers.filter(({ timeMs }) => chosenTimes.includes(timeMs));
  const onClick = (marker: Marker) => {
    const snapshots = chosen.filter((candidate) => candidate.kind === 'snapshot');
    const next =
      marker.kind === 'snapshot' ? chooseMarker(snapshots, marker) : chosen.includes(marker) ? [] : [marker];
    setChosenTimes(next.map(({ timeMs }) => timeMs));
  };
  const markersPx = markers.length === 0 ? 0 : MARKER_ROW_PX;
  const restPx = heightPx - headerHeight(widthPx) - markersPx;
  const hasLane = pauses !== undefined && restPx - GC_LANE_PX >= LOWEST_PLOT_PX;
  const cursorKey = `heapwatch ${view.key}`;
  return (
    <div className={css({ position: 'relative' })}>
      <SawtoothHeader view={view} widthPx={widthPx} />
      <SawtoothPlot
        {...props}
        cursorKey={cursorKey}
        heightPx={Math.max(0, Math.floor(restPx - (hasLane ? GC_LANE_PX : 0)))}
      />
      {markers.length > 0 && (
        <MarkerRow
          markers={markers}
          chosen={chosen}
          onClick={onClick}
          fromMs={timeRange.from.valueOf()}
          toMs={timeRange.to.valueOf()}
          widthPx={widthPx}
          timeZone={timeZone}
        />
      )}
      <MarkerNote
        chosen={chosen}
        instance={view.identity.instance}
        snapshots={props.snapshots}
        timeZone={timeZone}
      />
      {hasLane && (
        <GcLane
          pauses={pauses}
          widthPx={widthPx}
          timeRange={timeRange}
          timeZone={timeZone}
          cursorKey={cursorKey}
        />
      )}
    </div>
  );
}

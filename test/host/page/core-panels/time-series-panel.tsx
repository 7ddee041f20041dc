import {
  DashboardCursorSync,
  type DataFrame,
  FieldType,
  getFieldDisplayName,
  type PanelProps,
} from '@grafana/data';
import { EventBusPlugin, TimeSeries, TooltipPlugin2, usePanelContext } from '@grafana/ui';
import { type ComponentProps, useMemo } from 'react';
import { AnnotationList } from './annotation-list.tsx';

type TimeSeriesProps = ComponentProps<typeof TimeSeries>;
interface TimeSeriesOptions {
  readonly legend: TimeSeriesProps['legend'];
}

/** `TooltipHoverMode.xAll`: a const enum, which no isolated transpiler can read. */
const HOVER_ALL = 1;
const LINE = { drawStyle: 'line', lineInterpolation: 'linear', axisPlacement: 'auto', spanNulls: false };

/** Lines with a legend, a shared crosshair and a plain tooltip. */
export function TimeSeriesPanel(props: PanelProps<TimeSeriesOptions>) {
  const { data, fieldConfig, height, options, timeRange, timeZone, width, onChangeTimeRange } = props;
  const { eventBus, eventsScope, sync } = usePanelContext();
  const { custom } = fieldConfig.defaults;
  const frames = useMemo(
    () => data.series.map((frame) => withLineStyle(frame, custom)),
    [data.series, custom],
  );
  const annotations = <AnnotationList frames={data.annotations ?? []} />;
  if (frames.length === 0) return <div>No data{annotations}</div>;
  return (
    <>
      <TimeSeries
        frames={frames}
        {...(data.structureRev === undefined ? {} : { structureRev: data.structureRev })}
        timeRange={timeRange}
        timeZone={timeZone}
        width={width}
        height={height}
        legend={options.legend}
        options={options}
      >
        {(config, alignedFrame) => (
          <>
            <EventBusPlugin config={config} eventBus={eventBus} frame={alignedFrame} />
            <TooltipPlugin2
              config={config}
              hoverMode={HOVER_ALL}
              syncMode={sync?.() ?? DashboardCursorSync.Off}
              {...(eventsScope === undefined ? {} : { syncScope: eventsScope })}
              queryZoom={onChangeTimeRange}
              render={(_plot, rows) => <Values frame={alignedFrame} rows={rows} />}
            />
          </>
        )}
      </TimeSeries>
      {annotations}
    </>
  );
}

/** As Grafana's own panel: its line style by default, and no value that is not finite. */
function withLineStyle(frame: DataFrame, custom: object | undefined): DataFrame {
  const fields = frame.fields.map((field) =>
    field.type === FieldType.number
      ? {
          ...field,
          config: { ...field.config, custom: { ...LINE, ...custom, ...field.config.custom } },
          values: field.values.map((value) => (Number.isFinite(value) ? value : null)),
        }
      : field,
  );
  return { ...frame, fields };
}

function Values({ frame, rows }: { readonly frame: DataFrame; readonly rows: readonly (number | null)[] }) {
  const shown = frame.fields.flatMap((field, index) => {
    const row = rows[index];
    if (field.type !== FieldType.number || row == null) return [];
    const value = field.display?.(field.values[row]);
    const text = value && `${value.prefix ?? ''}${value.text}${value.suffix ?? ''}`;
    return [{ name: getFieldDisplayName(field, frame), text }];
  });
  return (
    <div style={{ padding: 8 }}>
      {shown.map(({ name, text }) => (
        <div key={name}>
          {name}: {text}
        </div>
      ))}
    </div>
  );
}

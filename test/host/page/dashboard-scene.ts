import type { AnnotationQuery, DataSourceRef } from '@grafana/data';
import * as scenes from '@grafana/scenes';
import type { DashboardJson, PanelJson, VariableJson } from './dashboard-json.ts';

/** `VariableHide.hideVariable` */
const HIDDEN = 2;

/** A dashboard in the classic schema as a scene: what Grafana's application does when it loads one. */
export function dashboardScene(dashboard: DashboardJson): scenes.EmbeddedScene {
  const layers = (dashboard.annotations?.list ?? []).map(annotations);
  return new scenes.EmbeddedScene({
    $timeRange: new scenes.SceneTimeRange({
      from: dashboard.time?.from ?? 'now-6h',
      to: dashboard.time?.to ?? 'now',
      timeZone: 'utc',
    }),
    $variables: new scenes.SceneVariableSet({ variables: (dashboard.templating?.list ?? []).map(variable) }),
    ...(layers.length === 0 ? {} : { $data: new scenes.SceneDataLayerSet({ layers }) }),
    $behaviors: [new scenes.behaviors.CursorSync({ key: 'sync', sync: dashboard.graphTooltip ?? 0 })],
    controls: [
      new scenes.VariableValueSelectors({}),
      new scenes.SceneControlsSpacer(),
      new scenes.SceneTimePicker({}),
      new scenes.SceneRefreshPicker({}),
    ],
    body: new scenes.SceneGridLayout({ children: dashboard.panels.map(gridChild), isLazy: false }),
  });
}

function variable(json: VariableJson): scenes.SceneVariable {
  const current = { value: json.current?.value ?? '', text: json.current?.text ?? '' };
  const { name } = json;
  const label = json.label ?? name;
  // There is no menu of controls here.
  const hide = json.hide === undefined ? {} : { hide: Math.min(json.hide, HIDDEN) };
  if (json.type === 'datasource') {
    return new scenes.DataSourceVariable({ name, label, pluginId: String(json.query), ...hide, ...current });
  }
  if (json.type !== 'query') throw new Error(`the host knows no variable of type ${json.type}`);
  return new scenes.QueryVariable({
    name,
    label,
    query: json.query,
    ...(json.datasource === undefined ? {} : { datasource: json.datasource }),
    refresh: json.refresh ?? 1,
    sort: json.sort ?? 0,
    isMulti: json.multi ?? false,
    includeAll: json.includeAll ?? false,
    ...hide,
    ...(json.allValue === undefined ? {} : { allValue: json.allValue }),
    ...current,
  });
}

function annotations(query: AnnotationQuery): scenes.dataLayers.AnnotationsDataLayer {
  return new scenes.dataLayers.AnnotationsDataLayer({
    key: `annotations-${query.name}`,
    name: query.name,
    query,
  });
}

function gridChild(json: PanelJson): scenes.SceneGridItemLike {
  if (json.type === 'row') {
    return new scenes.SceneGridRow({
      title: json.title,
      y: json.gridPos.y,
      isCollapsed: json.collapsed ?? false,
      children: (json.panels ?? []).map(gridItem),
    });
  }
  return gridItem(json);
}

function gridItem(json: PanelJson): scenes.SceneGridItem {
  const { x, y, w, h } = json.gridPos;
  const body = new scenes.VizPanel({
    key: `panel-${json.id}`,
    pluginId: json.type,
    title: json.title,
    description: json.description ?? '',
    options: json.options ?? {},
    fieldConfig: json.fieldConfig ?? { defaults: {}, overrides: [] },
    ...(json.targets === undefined ? {} : { $data: queryRunner(json.targets, json.datasource) }),
  });
  return new scenes.SceneGridItem({
    x,
    y,
    width: w,
    height: h,
    isResizable: false,
    isDraggable: false,
    body,
  });
}

function queryRunner(
  queries: NonNullable<PanelJson['targets']>,
  datasource: DataSourceRef | undefined,
): scenes.SceneQueryRunner {
  return new scenes.SceneQueryRunner({
    queries: [...queries],
    ...(datasource === undefined ? {} : { datasource }),
  });
}

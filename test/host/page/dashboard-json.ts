import type { AnnotationQuery, DataSourceRef, FieldConfigSource } from '@grafana/data';
import type { SceneDataQuery } from '@grafana/scenes';

/** The classic dashboard schema, as far as the generated dashboards use it. */
export interface DashboardJson {
  readonly uid: string;
  readonly title: string;
  readonly time?: { readonly from: string; readonly to: string };
  readonly graphTooltip?: number;
  readonly annotations?: { readonly list: readonly AnnotationQuery[] };
  readonly templating?: { readonly list: readonly VariableJson[] };
  readonly panels: readonly PanelJson[];
}

export interface VariableJson {
  readonly name: string;
  readonly type: string;
  readonly label?: string;
  /** 0 shows it, 1 without its label, 2 hides it, 3 puts it into the menu of controls. */
  readonly hide?: number;
  readonly query: string | SceneDataQuery;
  readonly datasource?: DataSourceRef;
  readonly refresh?: number;
  readonly sort?: number;
  readonly multi?: boolean;
  readonly includeAll?: boolean;
  readonly allValue?: string;
  readonly current?: { readonly value: string | string[]; readonly text: string | string[] };
}

export interface PanelJson {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly description?: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly datasource?: DataSourceRef;
  readonly options?: object;
  readonly fieldConfig?: FieldConfigSource;
  readonly targets?: readonly SceneDataQuery[];
  readonly collapsed?: boolean;
  readonly panels?: readonly PanelJson[];
}

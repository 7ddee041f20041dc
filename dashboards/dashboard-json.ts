/** A committed dashboard, as far as what checks it reads it. */
export interface DashboardJson {
  readonly uid: string;
  readonly title: string;
  readonly editable?: boolean;
  readonly panels: readonly PanelJson[];
  readonly templating: { readonly list: readonly VariableJson[] };
  readonly annotations?: { readonly list: readonly AnnotationJson[] };
}

export interface AnnotationJson {
  readonly name: string;
  readonly datasource?: { readonly uid: string };
  readonly target?: SnapshotsTargetJson;
}

export interface PanelJson {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly description?: string;
  readonly datasource?: { readonly uid: string };
  readonly fieldConfig?: { readonly defaults: FieldDefaultsJson };
  readonly targets?: readonly (TargetJson | SnapshotsTargetJson)[];
  readonly panels?: readonly PanelJson[];
}

export interface TargetJson {
  readonly refId: string;
  readonly expr: string;
  readonly instant?: boolean;
  readonly datasource?: { readonly uid: string };
}

interface FieldDefaultsJson {
  readonly unit?: string;
  readonly links?: readonly { readonly title: string; readonly url: string }[];
}

/** A query of the snapshots data source. */
export interface SnapshotsTargetJson {
  readonly refId: string;
  readonly queryType: string;
  readonly instance?: string;
  readonly datasource?: { readonly uid: string };
}

export interface VariableJson {
  readonly name: string;
  readonly type: string;
  readonly label?: string;
  readonly query: string | { readonly query: string };
  readonly datasource?: { readonly uid: string };
  readonly multi?: boolean;
  readonly includeAll?: boolean;
  readonly refresh?: number;
  readonly allValue?: string;
}

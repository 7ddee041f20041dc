import {
  type Field,
  type GrafanaTheme2,
  type LinkModel,
  type ThresholdsConfig,
  ThresholdsMode,
} from '@grafana/data';
import type { SeriesRole } from '../../model/series/series-role.ts';
import { formatBytes } from '../../model/units/bytes.ts';
import { roleColor } from '../../ui/role-color.ts';

/** What the field options of the panel say about each role; a role without a series has none. */
export type RoleFields = Partial<Record<SeriesRole, Field>>;

/** The colour of a role: a fixed one of the field options, else that of its meaning. */
export function fieldColor(theme: GrafanaTheme2, role: SeriesRole, fields: RoleFields): string {
  const color = fields[role]?.config.color;
  return color?.mode === 'fixed' && color.fixedColor !== undefined
    ? theme.visualization.getColorByName(color.fixedColor)
    : roleColor(theme, role);
}

/** A value as the unit of its field wants it; bytes in our own words. */
export function formatValue(value: number, field: Field | undefined): string {
  const { unit } = field?.config ?? {};
  if (field?.display === undefined || unit === undefined || unit === 'bytes') return formatBytes(value);
  const { prefix = '', text, suffix = '' } = field.display(value);
  return `${prefix}${text}${suffix}`;
}

export function fieldLinks(field: Field | undefined, row: number): readonly LinkModel[] {
  return field?.getLinks?.({ valueRowIndex: row }) ?? [];
}

/** Absolute thresholds of the field options; a share of a maximum has no place on an axis of bytes. */
export function thresholdsOf(fields: RoleFields): ThresholdsConfig | undefined {
  const thresholds = (fields.heapUsed ?? fields.liveSet)?.config.thresholds;
  return thresholds?.mode === ThresholdsMode.Absolute ? thresholds : undefined;
}

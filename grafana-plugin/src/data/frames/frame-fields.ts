import { type Field, FieldType } from '@grafana/data';

/** A column of sizes, in the IEC units that everything of ours is written in. */
export function bytesField(name: string, values: (number | null)[], description: string): Field {
  return { name, type: FieldType.number, values, config: { unit: 'bytes', description } };
}

export function countField(name: string, values: (number | null)[], description: string): Field {
  return { name, type: FieldType.number, values, config: { unit: 'locale', description } };
}

export function textField(name: string, values: string[], description: string): Field {
  return { name, type: FieldType.string, values, config: { description } };
}

import {
  booleanOverrideProcessor,
  dataLinksOverrideProcessor,
  displayNameOverrideProcessor,
  type Field,
  type FieldConfigPropertyItem,
  FieldType,
  identityOverrideProcessor,
  numberOverrideProcessor,
  standardEditorsRegistry,
  standardFieldConfigEditorRegistry,
  standardTransformers,
  standardTransformersRegistry,
  stringOverrideProcessor,
  thresholdsOverrideProcessor,
  unitOverrideProcessor,
  valueMappingsOverrideProcessor,
} from '@grafana/data';

type Item = FieldConfigPropertyItem;
type Processor = Item['process'];

const isNumber = (field: Field) => field.type === FieldType.number;

/** Fills the registries that Grafana's application fills: how field options apply. Nothing is edited here. */
export function fillRegistries(): void {
  const noEditor = () => null;
  standardEditorsRegistry.setInit(() => EDITORS.map((id) => ({ id, name: id, editor: noEditor })));
  standardFieldConfigEditorRegistry.setInit(fieldOptions);
  standardTransformersRegistry.setInit(() =>
    Object.values(standardTransformers).map((transformation) => ({
      id: transformation.id,
      name: transformation.name,
      transformation: async () => transformation,
      editor: noEditor,
      imageDark: '',
      imageLight: '',
    })),
  );
}

const EDITORS = [
  'number',
  'slider',
  'text',
  'strings',
  'boolean',
  'select',
  'radio',
  'multi-select',
  'unit',
].concat([
  'links',
  'actions',
  'stats-picker',
  'timezone',
  'fieldColor',
  'color',
  'thresholds',
  'mappings',
  'field-name',
]);

function fieldOptions(): Item[] {
  return [
    option('unit', unitOverrideProcessor, isNumber),
    option('min', numberOverrideProcessor, isNumber),
    option('max', numberOverrideProcessor, isNumber),
    option('decimals', numberOverrideProcessor, isNumber),
    option('fieldMinMax', booleanOverrideProcessor, isNumber),
    option('displayName', displayNameOverrideProcessor),
    option('color', identityOverrideProcessor),
    option('noValue', stringOverrideProcessor),
    option('links', dataLinksOverrideProcessor),
    option('actions', identityOverrideProcessor),
    option('mappings', valueMappingsOverrideProcessor, undefined, []),
    option('thresholds', thresholdsOverrideProcessor, undefined, {
      mode: 'absolute',
      steps: [{ value: Number.NEGATIVE_INFINITY, color: 'green' }],
    }),
    option('filterable', booleanOverrideProcessor),
    option('description', stringOverrideProcessor),
    option('custom', identityOverrideProcessor),
  ];
}

function option(
  id: string,
  process: unknown,
  shouldApply: Item['shouldApply'] = () => true,
  defaultValue?: unknown,
): Item {
  return {
    id,
    path: id,
    name: id,
    editor: () => null,
    override: () => null,
    process: process as Processor,
    shouldApply,
    settings: {},
    ...(defaultValue === undefined ? {} : { defaultValue }),
  };
}

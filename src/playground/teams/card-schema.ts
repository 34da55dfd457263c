/** How the value of a card's property is checked. */
export type PropertyKind =
  | 'string'
  | 'boolean'
  | 'number'
  | 'size'
  | 'object'
  | 'any'
  | 'elements'
  | 'columns'
  | 'rows'
  | 'cells'
  | 'inlines'
  | 'facts'
  | 'choices'
  | 'actions'
  | 'action'
  | 'fallback';

export type CardShape = { readonly required: readonly string[]; readonly properties: Properties };
type Properties = Readonly<Record<string, PropertyKind>>;

const anything: Properties = { id: 'string', fallback: 'fallback', requires: 'object' };
const element: Properties = {
  ...anything,
  isVisible: 'boolean',
  spacing: 'string',
  separator: 'boolean',
  height: 'size',
  targetWidth: 'string',
};
const box: Properties = {
  ...element,
  style: 'string',
  bleed: 'boolean',
  minHeight: 'string',
  rtl: 'boolean',
  verticalContentAlignment: 'string',
  backgroundImage: 'any',
  selectAction: 'action',
};
const run: Properties = {
  text: 'string',
  color: 'string',
  fontType: 'string',
  isSubtle: 'boolean',
  size: 'string',
  weight: 'string',
};
const input: Properties = { ...element, label: 'string', isRequired: 'boolean', errorMessage: 'string' };
const range: Properties = { placeholder: 'string', value: 'string', min: 'string', max: 'string' };
const action: Properties = {
  ...anything,
  title: 'string',
  iconUrl: 'string',
  style: 'string',
  mode: 'string',
  tooltip: 'string',
  isEnabled: 'boolean',
};
const submit: Properties = { ...action, data: 'object', associatedInputs: 'string' };

/** Every type a Teams client at Adaptive Cards 1.5 draws for this app, with all properties it may carry. */
export const CARD_SHAPES: Readonly<Record<string, CardShape>> = {
  AdaptiveCard: {
    required: ['version', 'body'],
    properties: {
      $schema: 'string',
      version: 'string',
      body: 'elements',
      actions: 'actions',
      selectAction: 'action',
      fallbackText: 'string',
      backgroundImage: 'any',
      minHeight: 'string',
      rtl: 'boolean',
      speak: 'string',
      lang: 'string',
      verticalContentAlignment: 'string',
      refresh: 'object',
      authentication: 'object',
      metadata: 'object',
      msteams: 'object',
    },
  },
  TextBlock: {
    required: ['text'],
    properties: {
      ...element,
      ...run,
      horizontalAlignment: 'string',
      maxLines: 'number',
      wrap: 'boolean',
      style: 'string',
    },
  },
  RichTextBlock: {
    required: ['inlines'],
    properties: { ...element, inlines: 'inlines', horizontalAlignment: 'string' },
  },
  TextRun: {
    required: ['text'],
    properties: {
      ...run,
      highlight: 'boolean',
      italic: 'boolean',
      strikethrough: 'boolean',
      underline: 'boolean',
      selectAction: 'action',
    },
  },
  Container: { required: ['items'], properties: { ...box, items: 'elements' } },
  ColumnSet: {
    required: ['columns'],
    properties: { ...box, columns: 'columns', horizontalAlignment: 'string' },
  },
  Column: { required: ['items'], properties: { ...box, items: 'elements', width: 'size' } },
  Table: {
    required: ['columns', 'rows'],
    properties: {
      ...element,
      columns: 'any',
      rows: 'rows',
      firstRowAsHeader: 'boolean',
      firstRowAsHeaders: 'boolean',
      showGridLines: 'boolean',
      gridStyle: 'string',
      horizontalCellContentAlignment: 'string',
      verticalCellContentAlignment: 'string',
    },
  },
  TableRow: {
    required: ['cells'],
    properties: {
      ...element,
      cells: 'cells',
      style: 'string',
      horizontalCellContentAlignment: 'string',
      verticalCellContentAlignment: 'string',
    },
  },
  TableCell: { required: ['items'], properties: { ...box, items: 'elements' } },
  FactSet: { required: ['facts'], properties: { ...element, facts: 'facts' } },
  Image: {
    required: ['url', 'altText'],
    properties: {
      ...element,
      url: 'string',
      altText: 'string',
      size: 'string',
      style: 'string',
      width: 'string',
      horizontalAlignment: 'string',
      backgroundColor: 'string',
      selectAction: 'action',
    },
  },
  ActionSet: {
    required: ['actions'],
    properties: { ...element, actions: 'actions', horizontalAlignment: 'string' },
  },
  'Input.Text': {
    required: ['id'],
    properties: {
      ...input,
      value: 'string',
      placeholder: 'string',
      isMultiline: 'boolean',
      maxLength: 'number',
      regex: 'string',
      style: 'string',
      inlineAction: 'action',
    },
  },
  'Input.Number': {
    required: ['id'],
    properties: { ...input, placeholder: 'string', value: 'number', min: 'number', max: 'number' },
  },
  'Input.Date': { required: ['id'], properties: { ...input, ...range } },
  'Input.Time': { required: ['id'], properties: { ...input, ...range } },
  'Input.Toggle': {
    required: ['id', 'title'],
    properties: {
      ...input,
      title: 'string',
      value: 'string',
      valueOn: 'string',
      valueOff: 'string',
      wrap: 'boolean',
    },
  },
  'Input.ChoiceSet': {
    required: ['id', 'choices'],
    properties: {
      ...input,
      choices: 'choices',
      value: 'string',
      placeholder: 'string',
      isMultiSelect: 'boolean',
      style: 'string',
      wrap: 'boolean',
    },
  },
  'Action.Submit': { required: [], properties: submit },
  'Action.Execute': { required: ['verb'], properties: { ...submit, verb: 'string' } },
  'Action.OpenUrl': { required: ['url'], properties: { ...action, url: 'string' } },
  'Action.ToggleVisibility': {
    required: ['targetElements'],
    properties: { ...action, targetElements: 'any' },
  },
};

/** Types newer than 1.5: an older client shows the `fallback` in their place. */
const NEWER_TYPES =
  /^(Badge|Icon|ProgressBar|ProgressRing|Rating|Input\.Rating|CompoundButton|CodeBlock|Carousel|List|Chart\.\w+(\.\w+)?|Action\.(Popover|ResetInputs|RunCommands|OpenUrlDialog))$/;

export function isNewerType(type: unknown): boolean {
  return typeof type === 'string' && NEWER_TYPES.test(type);
}

const INNER_TYPES = new Set(['AdaptiveCard', 'Column', 'TableRow', 'TableCell', 'TextRun']);
export const ACTION_TYPES = Object.keys(CARD_SHAPES).filter((type) => type.startsWith('Action.'));
export const ELEMENT_TYPES = Object.keys(CARD_SHAPES).filter(
  (type) => !type.startsWith('Action.') && !INNER_TYPES.has(type),
);

const shades = (name) => ({ default: `var(--card-${name})`, subtle: `var(--card-${name}-subtle)` });

const foregroundColors = {
  default: shades('text'),
  dark: shades('text'),
  light: shades('text'),
  accent: shades('accent'),
  good: shades('good'),
  warning: shades('warning'),
  attention: shades('attention'),
};

const style = (background) => ({ backgroundColor: `var(--card-${background})`, foregroundColors });

/** How Teams draws cards; the colours are the page's own, so that they follow light and dark. */
export const hostConfig = {
  supportsInteractivity: true,
  fontFamily: 'inherit',
  spacing: { small: 6, default: 10, medium: 16, large: 22, extraLarge: 30, padding: 14 },
  separator: { lineThickness: 1, lineColor: 'var(--card-line)' },
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 21 },
  fontWeights: { lighter: 300, default: 400, bolder: 600 },
  lineHeights: { small: 17, default: 20, medium: 22, large: 24, extraLarge: 28 },
  imageSizes: { small: 32, medium: 52, large: 100 },
  containerStyles: {
    default: style('ground'),
    emphasis: style('emphasis'),
    accent: style('emphasis'),
    good: style('emphasis'),
    warning: style('emphasis'),
    attention: style('emphasis'),
  },
  actions: {
    maxActions: 100,
    spacing: 'default',
    buttonSpacing: 8,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
  },
  factSet: {
    title: { weight: 'bolder', maxWidth: 150, wrap: true },
    value: { wrap: true },
    spacing: 16,
  },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: { weight: 'bolder', suffix: ' *', suffixColor: 'attention' },
      optionalInputs: { weight: 'bolder' },
    },
    errorMessage: { color: 'attention', spacing: 'small' },
  },
  textBlock: { headingLevel: 3 },
};

import {
  Button,
  createTheme,
  defaultVariantColorsResolver,
  Drawer,
  Input,
  Menu,
  Modal,
  PasswordInput,
  Select,
  Textarea,
  TextInput,
  Tooltip,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';

/** Ten steps around the one accent: 6 is the light page's, 3 the dark page's. */
const accent: MantineColorsTuple = [
  '#e2f1ee',
  '#c5e3de',
  '#93cfc6',
  '#4fb8aa',
  '#2f9a8e',
  '#1b837a',
  '#0f6f66',
  '#0c5d56',
  '#0a4d47',
  '#073a36',
];

/** What Mantine paints by itself in the dark (fields, menus) stands on the same greens as everything else. */
const dark: MantineColorsTuple = [
  '#e8ece9',
  '#c4ccc7',
  '#a5b0aa',
  '#8e9992',
  '#3a433f',
  '#2a312e',
  '#1b201e',
  '#181d1b',
  '#141816',
  '#0f1211',
];

/** Its greys in the light: those of Mantine lean to blue, ours to green. */
const gray: MantineColorsTuple = [
  '#f4f5f4',
  '#eceeed',
  '#e6e9e7',
  '#dfe3e1',
  '#c9cfcc',
  '#a9b2ad',
  '#6b7570',
  '#55605b',
  '#36403b',
  '#1c2421',
];

/** The accent comes from the tokens in both schemes; every other colour is Mantine's affair. */
const variantColors: VariantColorsResolver = (input) => {
  const isAccent = (input.color ?? 'accent') === 'accent';
  const usual = defaultVariantColorsResolver(input);
  if (!isAccent) return usual;
  if (input.variant === 'filled') {
    return { background: 'var(--accent)', hover: 'var(--accent-hover)', color: 'var(--on-accent)', border: 'none' };
  }
  if (input.variant === 'subtle' || input.variant === 'light' || input.variant === 'transparent') {
    const weak = input.variant === 'light' ? 'var(--accent-weak)' : 'transparent';
    const hover = input.variant === 'transparent' ? 'transparent' : 'var(--accent-weak)';
    return { background: weak, hover, color: 'var(--accent)', border: 'none' };
  }
  return usual;
};

/** Quiet: what lies behind stays readable. */
const VEIL = { backgroundOpacity: 0.25, blur: 0 } as const;
/** A header inside a dialog is not the banner of the page. */
const dialog = { shadow: 'md', overlayProps: VEIL, attributes: { header: { role: 'presentation' } } } as const;
const dialogStyles = { title: { fontSize: 15, fontWeight: 600 } } as const;

const MOTION = { duration: 120 } as const;
const field = { size: 'xs' as const };

export const theme = createTheme({
  colors: { accent, dark, gray },
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 3 },
  variantColorResolver: variantColors,
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Consolas, var(--font)',
  fontSizes: { xs: '12px', sm: '13px', md: '13px', lg: '15px', xl: '18px' },
  lineHeights: { xs: '1.54', sm: '1.54', md: '1.54', lg: '1.4', xl: '1.35' },
  spacing: { xs: '6px', sm: '10px', md: '14px', lg: '20px', xl: '28px' },
  radius: { xs: '3px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  defaultRadius: 'md',
  headings: { fontWeight: '600' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  focusRing: 'auto',
  components: {
    Button: Button.extend({ defaultProps: { size: 'xs' } }),
    InputWrapper: Input.Wrapper.extend({ styles: { description: { fontSize: 12 }, error: { fontSize: 12 } } }),
    TextInput: TextInput.extend({ defaultProps: field }),
    PasswordInput: PasswordInput.extend({ defaultProps: field }),
    Textarea: Textarea.extend({ defaultProps: field }),
    Select: Select.extend({ defaultProps: { ...field, comboboxProps: { transitionProps: MOTION } } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, transitionProps: MOTION, withArrow: false } }),
    Menu: Menu.extend({ defaultProps: { transitionProps: MOTION, shadow: 'sm', withInitialFocusPlaceholder: false } }),
    Modal: Modal.extend({ defaultProps: { transitionProps: MOTION, ...dialog }, styles: dialogStyles }),
    Drawer: Drawer.extend({ defaultProps: { transitionProps: MOTION, ...dialog }, styles: dialogStyles }),
  },
});

/** Mantine's own colours are those of the tokens, so that there is one table of colours. */
const colours = {
  '--mantine-color-body': 'var(--panel)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-bright': 'var(--text)',
  '--mantine-color-dimmed': 'var(--text-2)',
  '--mantine-color-placeholder': 'var(--text-3)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-default': 'var(--panel)',
  '--mantine-color-default-hover': 'var(--sunken)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-error': 'var(--bad)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-filled-hover': 'var(--accent-hover)',
  '--mantine-primary-color-contrast': 'var(--on-accent)',
  '--mantine-primary-color-light': 'var(--accent-weak)',
  '--mantine-primary-color-light-hover': 'var(--accent-weak)',
  '--mantine-primary-color-light-color': 'var(--accent)',
  '--mantine-color-accent-filled': 'var(--accent)',
  '--mantine-color-accent-filled-hover': 'var(--accent-hover)',
  '--mantine-color-accent-light': 'var(--accent-weak)',
  '--mantine-color-accent-light-hover': 'var(--accent-weak)',
  '--mantine-color-accent-light-color': 'var(--accent)',
};

/** Mantine sets most of these once for each scheme; the tokens change with the scheme by themselves. */
export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: colours, dark: colours });

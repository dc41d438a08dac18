import { createTheme, Text } from '@mantine/core';

/**
 * Colours and other variables are in theme.css, not here: a stylesheet built ahead of time needs no `style-src 'unsafe-inline'`,
 * which the style element that the provider writes at run time would.
 */
export const theme = createTheme({
  primaryColor: 'indigo',
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Text: Text.extend({ defaultProps: { size: 'sm' } }),
  },
});

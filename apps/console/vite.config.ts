import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  base: '/console/',
  plugins: [react()],
  // '#signals/signal.js' means libs/signals/signal.ts
  resolve: { conditions: ['source', ...defaultClientConditions] },
  build: {
    outDir: '../../dist/apps/console',
    emptyOutDir: true,
    // the content security policy allows no data: or inline sources, so every asset is a file of its own
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});

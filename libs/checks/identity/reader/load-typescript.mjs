import { register } from 'node:module';

// Lets the reader's process run from the sources, as tests do. The built product never loads this file.
register('./typescript-hooks.mjs', import.meta.url);

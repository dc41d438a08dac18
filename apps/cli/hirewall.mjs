#!/usr/bin/env node
// Plain JavaScript, since it runs before anything is built, and no syntax that an old Node can't read: an old
// Node must get as far as the message below. npm runs no install or build script here (.npmrc), so this
// builds what is not there or no longer matches its sources.
const needed = [20, 19];
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < needed[0] || (major === needed[0] && minor < needed[1])) {
  console.error(
    `hirewall needs Node.js ${needed.join('.')} or later; this is ${process.versions.node} (${process.execPath}).\n` +
      'Install Node.js 20.19+, 22 or 24: https://nodejs.org/en/download',
  );
  process.exit(1);
}

const { ensureBuilt } = await import('./build/ensure-built.mjs');
const isBuild = process.argv[2] === 'build';
const built = await ensureBuilt({ force: isBuild && process.argv.includes('--force') });
if (!built) process.exit(1);
if (!isBuild) {
  process.setSourceMapsEnabled(true);
  await import(new URL('../../dist/apps/cli/main.js', import.meta.url).href);
}

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Packages of `dependencies` that are not installed, looked for as Node does: here and in every folder above. */
export function missingPackages(root) {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const folders = [];
  for (let folder = root; ; folder = dirname(folder)) {
    folders.push(join(folder, 'node_modules'));
    if (dirname(folder) === folder) break;
  }
  return Object.keys(dependencies).filter(
    (name) => !folders.some((folder) => existsSync(join(folder, name, 'package.json'))),
  );
}

/** What to tell the person who started us; undefined when all is there. */
export function missingPackagesMessage(root) {
  const missing = missingPackages(root);
  if (missing.length === 0) return undefined;
  const few = missing.slice(0, 5).join(', ') + (missing.length > 5 ? ` and ${missing.length - 5} more` : '');
  return existsSync(join(root, 'node_modules'))
    ? `Packages are missing: ${few}. Run \`npm ci\` in ${root} to install what package-lock.json lists.`
    : `The packages are not installed (${few}). Run \`npm ci\` in ${root} first.`;
}

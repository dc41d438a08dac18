import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogue } from '#checks/endpoint/catalogue/catalogue.js';
import { ToolMatcher } from '#checks/endpoint/matcher.js';
import { platforms } from '#checks/evidence.js';
import { loopOver } from './endpoint-loop.js';

describe('the matcher and the plain loop over regular expressions', () => {
  const matcher = new ToolMatcher();
  const loop = loopOver(catalogue);
  const names = [
    ...new Set(
      catalogue.flatMap((tool) => [
        ...Object.values(tool.executables ?? {}).flat(),
        ...(tool.apps ?? []),
        ...(tool.folders ?? []),
      ]),
    ),
  ];

  const word = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...names) },
    { weight: 1, arbitrary: fc.stringMatching(/^[a-z0-9_. ()-]{1,12}$/) },
  );
  const varied = fc
    .tuple(
      fc.constantFrom('', '', '', 'my', 'x-'),
      word,
      fc.constantFrom('', '', '', '-1.2.6', ' (1)', '_x64', '-5e2a41f0', ' notes', '-host=a,key=b='),
    )
    .map((parts) => parts.join(''));
  const base = fc
    .tuple(varied, fc.constantFrom('', '.exe', '.EXE', '.AppImage', '.pdf', '.app', '.zip'))
    .map((parts) => parts.join(''));
  const root = fc.constantFrom(
    'C:\\Program Files\\',
    'C:\\Program Files (x86)\\',
    'C:\\ProgramData\\',
    'C:\\Users\\dana\\AppData\\Local\\',
    'C:\\Users\\dana\\src\\',
    '\\Device\\HarddiskVolume4\\Program Files\\',
    'C:/Windows/',
    '/opt/',
    '/usr/lib/',
    '/usr/',
    '/snap/',
    '/home/dana/src/',
    '/Applications/',
    '/Library/',
    '/var/lib/flatpak/app/',
    '',
    '"C:\\Program Files\\',
  );
  const path = fc
    .tuple(
      root,
      fc.array(
        fc.oneof(
          varied,
          varied.map((name) => `${name}.app/Contents/MacOS`),
        ),
        { maxLength: 3 },
      ),
      base,
    )
    .map(([start, folders, file]) => start + [...folders, file].join(start.includes('\\') ? '\\' : '/'));

  it('give the same answer on generated paths', () => {
    fc.assert(
      fc.property(path, fc.constantFrom(...platforms), (raw, platform) => {
        const found = matcher.path(raw, platform).map(({ tool }) => tool.id);
        expect([...new Set(found)].sort()).toEqual(loop.path(raw, platform));
      }),
      { numRuns: 3_000 },
    );
  });
});

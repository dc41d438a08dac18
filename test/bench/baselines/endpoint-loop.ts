import type { Platform } from '#checks/evidence.js';
import type { RemoteTool } from '#checks/endpoint/catalogue/tool.js';

/**
 * The plain way to answer the same question: the catalogue turned into regular expressions, all of them tried on each
 * path. Frozen: it is what the matcher is measured against and must agree with, so it is not to be made faster.
 */
const suffix =
  '(?:[-_. ](?:v?\\d+(?:\\.\\d+)*|x86_64|x86|x64|64|32|amd64|arm64|aarch64|win32|win64|windows|linux|darwin|macos|universal|sciter|setup|installer|portable|msi|ad_[0-9a-z]+(?:_msi)?|[0-9a-f]{8,}|host=[^/]*|licensed-[^/]*)| ?\\([^()/]{1,40}\\))*';
const extension = '(?:\\.(?:exe|appimage|com|scr))?';
const root =
  '^(?:[a-z]:|/device/harddiskvolume\\d+|%systemdrive%)?/(?:program files(?: \\(x86\\))?|programdata|program files \\(arm\\)|windows(?:/(?:temp|system32|syswow64))?|users/[^/]+/appdata/(?:local(?:/programs|/temp)?|roaming)|applications(?:/utilities)?|library(?:/(?:application support|privilegedhelpertools))?|users/[^/]+/library/application support|opt(?:/homebrew/(?:cellar|caskroom))?|usr(?:/local)?(?:/(?:lib64|libexec|lib|share|cellar))?|snap|app|var/(?:lib(?:/(?:flatpak/app|snapd/snap))?|opt)|home/[^/]+/\\.local/share(?:/flatpak/app)?)/';

interface Pattern {
  tool: string;
  /** longer names and deeper folders say more; of bundles within bundles the outermost counts */
  weight: number;
  expression: RegExp;
  bundle?: boolean;
}

export interface Loop {
  /** @returns ids of the tools whose program this path is, sorted */
  path(raw: string, platform: Platform): string[];
  patterns: number;
}

const escape = (text: string): string => text.toLowerCase().replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');

export function loopOver(catalogue: readonly RemoteTool[]): Loop {
  const programs: Record<Platform, Pattern[]> = { windows: [], macos: [], linux: [] };
  const bundles: Pattern[] = [];
  const folders: Pattern[] = [];
  for (const tool of catalogue) {
    for (const platform of ['windows', 'macos', 'linux'] as const)
      for (const name of tool.executables?.[platform] ?? [])
        programs[platform].push({
          tool: tool.id,
          weight: name.length,
          expression: new RegExp(`(?:^|/)${escape(name)}${suffix}${extension}$`),
        });
    for (const name of tool.apps ?? [])
      bundles.push({
        tool: tool.id,
        bundle: true,
        weight: name.length,
        expression: new RegExp(`(?:^|/)${escape(name)}${suffix}\\.app/`),
      });
    for (const name of [...(tool.folders ?? []), ...(tool.bundleIds ?? [])]) {
      const levels = name.split('/').map((level) => `${escape(level)}${suffix}`);
      folders.push({
        tool: tool.id,
        weight: levels.length * 1000 + name.length,
        expression: new RegExp(`${root}${levels.join('/')}(?:/|$)`),
      });
    }
  }
  return {
    patterns:
      programs.windows.length +
      programs.macos.length +
      programs.linux.length +
      bundles.length +
      folders.length,
    path: (raw, platform) => {
      const path = normalise(raw);
      const tried = [programs[platform], platform === 'macos' ? bundles : [], folders];
      for (const patterns of tried) {
        const tools = matching(patterns, path);
        if (tools.length > 0) return tools;
      }
      return [];
    },
  };
}

function matching(patterns: Pattern[], path: string): string[] {
  const found = patterns
    .filter(({ expression }) => expression.test(path))
    .map((pattern) =>
      pattern.bundle
        ? { ...pattern, weight: pattern.weight - 1000 * path.search(pattern.expression) }
        : pattern,
    );
  const heaviest = Math.max(...found.map(({ weight }) => weight));
  return [...new Set(found.filter(({ weight }) => weight === heaviest).map(({ tool }) => tool))].sort();
}

function normalise(raw: string): string {
  let path = raw.toLowerCase().replaceAll('\\', '/');
  if (path.startsWith('"')) path = path.replace(/^"([^"]*)"?.*$/, '$1');
  return path.replace(/^\/[/?]\?\//, '').replace(/ \(deleted\)$/, '');
}

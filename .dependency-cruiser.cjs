/* global module */
/**
 * Which file may import which. Libraries stand in one line, and each imports only those before it: data flows from
 * intake to checks, signals, risk, review and notify, and never back.
 */
const order = [
  'platform',
  'signals',
  'risk',
  'audit',
  'policy',
  'accounts',
  'intel',
  'checks',
  'cases',
  'devices',
  'intake',
  'notify',
  'review',
  'dossier',
  'access',
];

const specs = '[.]spec[.]ts$';
const tests = `^test/|${specs}`;

const catchAll = '^(libs|apps|migrations|test)(/|/.+/)(common|shared|util|utils|helper|helpers|core)/';

/** A library imports nothing that stands after it in the line. */
const layers = order.slice(0, -1).map((lib, index) => ({
  name: `layer-${lib}`,
  comment: `libs/${lib} imports only what stands before it: ${order.slice(0, index).join(', ') || 'nothing'}.`,
  severity: 'error',
  from: { path: `^libs/${lib}/`, pathNot: specs },
  to: { path: `^libs/(${order.slice(index + 1).join('|')})/` },
}));

module.exports = {
  forbidden: [
    {
      name: 'libs-not-apps',
      comment: 'Libraries are used by applications and know nothing of them.',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'known-libs-only',
      comment: 'A new library first gets its place in the line above.',
      severity: 'error',
      from: { path: `^libs/(?!(${order.join('|')})/)` },
      to: {},
    },
    {
      name: 'known-libs-only-imported',
      comment: 'The same, for one that imports nothing.',
      severity: 'error',
      from: {},
      to: { path: '^libs/', pathNot: `^libs/(${order.join('|')})/` },
    },
    ...layers,
    {
      name: 'no-circle',
      comment:
        'Files that import each other in a circle load in an order nobody chose; under ESM that fails at start.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-circle-of-libs',
      comment:
        'The line of libraries holds for types too, so no circle of types may cross from one to another.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/' },
      to: { circular: true, path: '^libs/', pathNot: '^libs/$1/' },
    },
    {
      name: 'checks-know-signals-and-intel-only',
      comment:
        'A check is a function of evidence, claims and intel. Of this product it sees signals, the types of intel, how names are read, and ' +
        'the contract of a check; another check it does not see.',
      severity: 'error',
      from: { path: '^libs/checks/([^/]+)/', pathNot: specs },
      to: {
        path: '^(libs|apps|migrations)/',
        pathNot:
          '^libs/signals/|^libs/intel/(intel|person-name)[.]ts$|^libs/checks/(check|evidence|statuses)[.]ts$|^libs/checks/$1/',
      },
    },
    {
      name: 'check-contract-types-only',
      comment:
        'check.ts names the type of the document reader, which identity/ offers; nothing runs through it.',
      severity: 'error',
      from: { path: '^libs/checks/(check|evidence|statuses)[.]ts$' },
      to: { path: '^libs/checks/[^/]+/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'checks-without-services',
      comment:
        'A check knows nothing of database, queue or HTTP; the runner brings it what it needs. (node:net is not in the list: isIP lives there.)',
      severity: 'error',
      from: { path: '^libs/checks/[^/]+/', pathNot: specs },
      to: {
        path: '(^|/)(typeorm|pg|pg-[^/]+|bullmq|ioredis|fastify|@fastify|@nestjs|undici|pino)(/|$)|^(node:)?(http|https|http2|tls|dgram|dns|dns/promises)$',
      },
    },
    {
      name: 'signals-not-services-to-checks',
      comment: 'What checks see of signals is the catalogue, not the tables.',
      severity: 'error',
      from: { path: '^libs/checks/[^/]+/', pathNot: specs },
      to: { path: '^libs/signals/.*[.](service|entity|module)[.]ts$' },
    },
    {
      name: 'risk-is-pure',
      comment:
        'The recommendation is a pure function: it sees signal types and nothing that could read or wait.',
      severity: 'error',
      from: { path: '^libs/risk/', pathNot: specs },
      to: {
        pathNot: '^libs/risk/|^libs/signals/signal[.]ts$|^libs/platform/assert-unreachable[.]ts$',
      },
    },
    {
      name: 'catalogue-is-pure',
      comment: 'The catalogue of signals is read everywhere; only its services use the platform.',
      severity: 'error',
      from: { path: '^libs/signals/', pathNot: `[.](service|entity|module)[.]ts$|${specs}` },
      to: { pathNot: '^libs/signals/|^libs/platform/assert-unreachable[.]ts$' },
    },
    {
      name: 'entities-stay-at-home',
      comment:
        "Only a lib's own files use its entities; to others their types may be known, their tables not.",
      severity: 'error',
      from: { path: '^(?:libs/([^/]+)/|apps/|test/)', pathNot: tests },
      to: { path: '[.]entity[.]ts$', pathNot: '^libs/$1/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'servers-only-in-platform',
      comment: 'Queues, database driver and logger are chosen in one place.',
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: `^libs/platform/|${specs}` },
      to: { path: '(^|/)(bullmq|pg|pg-[^/]+|pino|ioredis)(/|$)' },
    },
    {
      name: 'outbound-only-through-platform-http',
      comment:
        'Outbound calls have a time limit, a size limit and no way into private ranges: platform/http gives them.',
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: `^libs/platform/http/|^apps/console/|${specs}` },
      to: {
        path: '^(node:)?(http|https|http2)$|(^|/)(undici|axios|got|node-fetch)(/|$)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'console-talks-to-the-api-only',
      comment:
        'The console runs in a browser and knows the API; of the libraries only the lists of words that both speak.',
      severity: 'error',
      from: { path: '^apps/console/' },
      to: {
        path: '^(libs|migrations)/|^apps/(?!console/)',
        pathNot:
          '^libs/(cases/statuses|checks/statuses|checks/evidence|checks/identity/document-(reader|facts)|signals/signal|platform/assert-unreachable)\\.ts$',
      },
    },
    {
      name: 'apps-apart',
      comment: 'API, worker and console are processes of their own; only the command line starts others.',
      severity: 'error',
      from: { path: '^apps/(api|worker|console)/', pathNot: specs },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'migrations-stand-alone',
      comment:
        'A migration must do tomorrow what it did when it was written: it uses no code that will change.',
      severity: 'error',
      from: { path: '^migrations/' },
      to: { path: '^(libs|apps)/' },
    },
    {
      name: 'no-catch-all-folder',
      comment: 'A folder is named after what it holds.',
      severity: 'error',
      from: {},
      to: { path: catchAll, pathNot: 'node_modules' },
    },
    {
      name: 'no-catch-all-folder-of-roots',
      comment: 'The same, for files that nobody imports.',
      severity: 'error',
      from: { path: catchAll },
      to: {},
    },
    {
      name: 'no-catch-all-folder-of-orphans',
      comment: 'The same, for files that neither import nor are imported.',
      severity: 'error',
      from: { orphan: true, path: catchAll },
      to: {},
    },
    {
      name: 'no-spec-in-product',
      comment: 'The product does not import tests.',
      severity: 'error',
      from: { path: '^(libs|apps|migrations)/', pathNot: specs },
      to: { path: tests },
    },
    {
      name: 'no-dev-dependency-in-product',
      comment: 'What the product needs is installed with it.',
      severity: 'error',
      from: { path: '^(libs|apps|migrations)/', pathNot: `${specs}|vite[.]config|vitest[.]config` },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'npm', 'npm-optional'] },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere would pass all the other rules.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: '(^|/)(node_modules|dist)/' },
    exclude: { path: '^dist/' },
    // imports of types count too: they tie as well, and the console may not have even those
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    // `#cases/case.entity.js` is a package import; under the condition `source` it leads to libs/, not to dist/
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'node', 'default'],
      mainFields: ['main', 'types'],
      extensions: ['.ts', '.tsx', '.mts', '.d.ts', '.js', '.mjs', '.cjs', '.json'],
    },
    builtInModules: { add: ['node:sqlite', 'node:test'] },
  },
};

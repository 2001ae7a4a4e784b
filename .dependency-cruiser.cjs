// Who may import whom. The sentence it enforces: everything may know `shared`; the core knows nothing else;
// shells know the core, never each other; the screen knows only words and contracts.
const TEST = '/sim/|[.](test|dom[.]test|prop[.]test|sim[.]test|pg[.]test|slow[.]test|bench)[.]tsx?$';
const NODE = '^node:';
const SQLITE = '^node_modules/better-sqlite3/';
const ELECTRON = '^(node_modules/)?electron(/|$)';
const REACT = '^node_modules/(react|react-dom|@mantine)/';

const layer = (name, folder, mayImport, why) => ({
  name: `layer-${name}`,
  severity: 'error',
  comment: why,
  from: { path: `^src/${folder}/`, pathNot: TEST },
  to: { path: '^src/', pathNot: mayImport.map((path) => `^src/${path}/`) },
});
const runtime = (name, from, forbidden) => ({
  name: `runtime-${name}`,
  severity: 'error',
  comment: 'not available in this runtime',
  from: { path: from, pathNot: TEST },
  to: { path: forbidden },
});

module.exports = {
  forbidden: [
    layer('shared', 'shared', ['shared'], 'shared stands alone'),
    layer('core', 'core', ['core', 'shared'], 'the core does not know its shells'),
    layer(
      'main',
      'main(?!/backend/)',
      ['main(?!/backend/)', 'shared'],
      'the shell is thin: only main/backend meets the core',
    ),
    layer('backend', 'main/backend', ['main/backend', 'core', 'shared'], 'composition root of the core under Electron'),
    layer('preload', 'preload', ['preload', 'shared/contract'], 'a bridge for the contract and nothing else'),
    layer('host', 'host', ['host', 'core', 'shared'], 'composition root of the core under Node'),
    layer('renderer', 'renderer', ['renderer', 'shared'], 'the screen reaches the core only through the contract'),
    layer('hub', 'hub', ['hub', 'shared'], 'the hub shares words and rules with the desk, not its code'),
    {
      name: 'features-do-not-touch',
      severity: 'error',
      comment: 'features meet in renderer/app',
      from: { path: '^src/renderer/features/([^/]+)/' },
      to: { path: '^src/renderer/features/', pathNot: '^src/renderer/features/$1/' },
    },
    {
      name: 'ui-kit-is-a-leaf',
      severity: 'error',
      from: { path: '^src/renderer/(ui|lib)/' },
      to: { path: '^src/renderer/(app|features)/' },
    },
    {
      name: 'domain-front-door',
      severity: 'error',
      comment: 'enter another core domain by its index.ts',
      from: { path: '^src/core/([^/]+)/', pathNot: TEST },
      to: {
        path: '^src/core/(?!db/|kernel/)[^/]+/.+',
        pathNot: ['^src/core/$1/', '^src/core/[^/]+/index[.]ts$'],
      },
    },
    {
      name: 'migrations-are-frozen',
      severity: 'error',
      comment: 'a migration imports no living code',
      from: { path: '^src/(core/db|hub)/migrations/[0-9]', pathNot: TEST },
      to: { path: '^src/(?!(core/db|hub)/migrations/types[.]ts$)' },
    },
    {
      name: 'testkit-stays-in-tests',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/testkit/', TEST] },
      to: { path: '^src/testkit/' },
    },
    runtime('pure', '^src/(shared|renderer)/', [NODE, ELECTRON, SQLITE]),
    runtime('core', '^src/core/(?!.*[.]node[.]ts$)', [NODE]),
    runtime('server', '^src/(hub|core|host)/', [ELECTRON, REACT]),
    runtime('shell', '^src/main/(?!backend/)', [SQLITE, REACT]),
    runtime('preload', '^src/preload/', [NODE, SQLITE, REACT]),
    {
      name: 'node-built-ins',
      severity: 'error',
      comment: 'only where Node is allowed: adapters of the core, the shells, the hub',
      from: { path: '^src/(shared|renderer|preload|core/(?!.*[.]node[.]ts$))', pathNot: TEST },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'everything-resolves',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true, pathNot: '[.](css|svg|png)([?]|$)|[?]' },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'default'],
    },
  },
};

// The one door of every npm script. It is plain JavaScript that even an old Node can read, so that an old Node gets a
// sentence and not a syntax error.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [command, ...rest] = process.argv.slice(2);
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const isNewEnough = major > 22 || (major === 22 && minor >= 12);
const readsTypes = major > 23 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18);

function stop(sentence) {
  console.error(sentence);
  process.exit(2);
}

/** Node from the lock file (Linux, Windows), for a script that was started with the system's older one. npm 10 installs it without a link in .bin. */
function bundledNode() {
  const isWindows = process.platform === 'win32';
  const name = isWindows ? 'node-win-' + process.arch : 'node-' + process.platform + '-' + process.arch;
  const path = join(root, 'node_modules', name, 'bin', isWindows ? 'node.exe' : 'node');
  return existsSync(path) ? path : undefined;
}

/** Starts this same script again under another Node, or with another flag, and ends as it ends. */
function again(node, flags) {
  const child = spawn(node, [...flags, fileURLToPath(import.meta.url), command, ...rest], {
    stdio: 'inherit',
    env: { ...process.env, ATTUNE_LAUNCHED: '1' },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code ?? 1));
}

if (!command) stop('Attune: name a command, for example "npm start".');
if (!existsSync(join(root, 'node_modules', 'zod'))) {
  stop('Attune: its packages are not installed here yet. Run "npm ci" in this folder, then try again.');
}
if (!isNewEnough) {
  const node = bundledNode();
  if (!node || process.env['ATTUNE_LAUNCHED']) {
    stop(
      'Attune: this is Node ' +
        process.versions.node +
        ', and no newer one came with the packages for this system. Install Node 24 (at least 22.12) and try again.',
    );
  }
  again(node, []);
} else if (!readsTypes) {
  again(process.execPath, ['--experimental-strip-types', '--no-warnings']);
} else {
  const entry = join(root, 'scripts', command + '.ts');
  if (!existsSync(entry)) stop('Attune: there is no command "' + command + '". See the README for the list.');
  const { main } = await import(pathToFileURL(entry).href);
  await main(rest);
}

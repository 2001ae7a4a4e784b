import type { Problem } from '../kernel/problem.ts';

/** Something the person at the command line can put right, in their words. Ends with exit code 2. */
export class Sentence extends Error {
  override readonly name = 'Sentence';
}

/** One sentence with the cure for every way a hub can refuse to start or a command can fail. */
export function sentenceOf({ code, params, cause }: Problem): string {
  switch (code) {
    case 'folder-in-use':
      return `another hub (process ${params['pid']}) works on this data folder. Stop it first, or give --data another folder.`;
    case 'database-from-future':
      return `this database was written by a newer hub (step ${params['found']}, this one knows ${params['known']}). Start the newer version.`;
    case 'database-unreachable':
      return `the database does not answer (${reason(cause)}). Check --database and that PostgreSQL runs.`;
    case 'database-damaged':
      return `the database in ${params['folder']} is damaged and there is no dump beside it. Restore the folder from a backup and start with --restored.`;
    case 'database-unsafe':
      return `PostgreSQL runs with ${params['setting']} = ${params['value']}, so a crash could lose confirmed work. Set it to "on".`;
    case 'address-not-loopback':
      return `without TLS the hub listens on this machine only, not on ${params['host']}. Add --tls-cert FILE --tls-key FILE, or use --host 127.0.0.1.`;
    case 'demo-not-loopback':
      return `a demo hub shows its passwords, so it listens on this machine only, not on ${params['host']}. Leave out --host or --demo.`;
    case 'port-in-use':
      return `port ${params['port']} is taken. Give --port another one, or --port 0 for any free one.`;
    case 'tls-unreadable':
      return `the file ${params['file']} cannot be read. Check --tls-cert and --tls-key.`;
    case 'demo-unreadable':
      return `the demo team cannot be read (${reason(cause)}). Reinstall the package, or start without --demo.`;
    case 'demo-on-real-data':
      return 'this database holds a team of its own. Leave out --demo, or give --data an empty folder.';
    case 'demo-data':
      return 'this data was made with --demo, and everybody knows its passwords. Add --demo, or give --data another folder.';
    case 'unknown-handle':
      return `nobody signs in as "${params['handle']}". List people with: user list.`;
    case 'unknown-agent':
      return `there is no person "${params['agent']}". List people with: user list.`;
    case 'last-admin':
      return 'this is the last administrator who can sign in. Make another one first: user role.';
    case 'handle-taken':
      return `somebody already signs in as "${params['handle']}". Choose another handle.`;
    case 'unknown-queue':
      return `there is no queue "${params['queue']}". List queues with: queue list.`;
    case 'queue-taken':
      return `there is already a queue "${params['queue']}". Choose another id.`;
    case 'unknown-device':
      return `there is no device "${params['device']}". List devices with: device list.`;
    case 'channel-taken':
      return `there is or was a channel "${params['channel']}". Choose another name.`;
    case 'unknown-channel':
      return `there is no open channel "${params['channel']}". List channels with: channel list.`;
    case 'unknown-extension':
      return `nobody has the extension "${params['extension']}". List them with: extension list.`;
    case 'unknown-customer':
      return `there is no customer "${params['customer']}". Find the id with: customer find.`;
    case 'ledger-unreadable':
      return `the list of erased customers cannot be read (${params['file']}, line ${params['line']}), and without it they could come back. Mend that line, or restore the file.`;
    case 'scope-needs-role':
      return `"${params['handle']}" is ${params['role']} and may not read customers, so they hold no queue. Change the role first: user role.`;
    case 'weak-password':
      return `a password needs at least ${params['min']} characters.`;
    case 'bad-value':
      return `the ${params['field']} does not fit. Add --help to see what this command takes.`;
    default:
      return code satisfies never;
  }
}

const reason = (cause: unknown): string => {
  if (!(cause instanceof Error)) return 'no reason given';
  const { code } = cause as { code?: unknown };
  return cause.message || (typeof code === 'string' ? code : cause.name);
};

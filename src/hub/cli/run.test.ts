import { describe, expect, test } from 'vitest';
import { run } from './run.ts';

describe('the command line', { timeout: 180_000 }, () => {
  const elsewhere = ['--database', 'memory', '--port', '0'];
  test.each([
    [['fly'], '"fly" is not a command of the hub. Add --help to see them all.'],
    [['--colour', 'red'], "Unknown option '--colour'. Add --help to see what this command takes."],
    [['--port', 'x'], '--port takes a number between 0 and 65535, not "x".'],
    [[...elsewhere, '--tls-cert', 'a.pem'], '--tls-cert and --tls-key go together.'],
    [
      [...elsewhere, '--tls-cert', '/no/such.pem', '--tls-key', '/no/key.pem'],
      'the file /no/such.pem cannot be read. Check --tls-cert and --tls-key.',
    ],
    [
      [...elsewhere, '--host', '0.0.0.0'],
      'without TLS the hub listens on this machine only, not on 0.0.0.0. Add --tls-cert FILE --tls-key FILE, or use --host 127.0.0.1.',
    ],
    [
      [...elsewhere, '--demo', '--host', '192.0.2.1'],
      'a demo hub shows its passwords, so it listens on this machine only, not on 192.0.2.1. Leave out --host or --demo.',
    ],
    [[...elsewhere, '--log', 'loud'], '--log takes debug, info, warn, error, silent, not "loud".'],
    [[...elsewhere, '--ami', 'pbx:0'], '--ami takes HOST:PORT, not "pbx:0".'],
    [
      [...elsewhere, '--ami', 'pbx:5038'],
      '--ami needs ATTUNE_AMI_USER and ATTUNE_AMI_SECRET in the environment, as manager.conf has them.',
    ],
    [[...elsewhere, '--dialogflow-project', 'p'], '--dialogflow FILE is missing.'],
    [
      [...elsewhere, '--dialogflow', '/no/such.json'],
      '/no/such.json is not the key file (JSON) of a Google service account. Check --dialogflow.',
    ],
    [
      [...elsewhere, '--dialogflow', '/no/such.json', '--dialogflow-language', 'Chinese'],
      '--dialogflow-language takes a code like zh-CN or en, not "Chinese".',
    ],
    [['bot', '--days', 'many'], '--days takes a number of days, not "many".'],
    [['user', 'promote'], 'user takes add, list, disable, enable, password or role. Add --help to see examples.'],
    [['user', 'add'], 'HANDLE is missing. Add --help to see an example.'],
    [['user', 'add', 'zoe', '--role', 'boss'], 'a role is one of agent, lead, trainee, admin, not "boss".'],
    [
      ['--database', 'postgres://nobody@127.0.0.1:1/none'],
      expect.stringMatching(/^the database does not answer \(.+\)\. Check --database and that PostgreSQL runs\.$/),
    ],
  ])('hub %j ends in one sentence with the cure', async (args, sentence) => {
    const said: string[] = [];
    const terminal = {
      print: (line: string) => void said.push(`printed: ${line}`),
      complain: (line: string) => void said.push(line.replace(/^Attune: /, '')),
      askPassword: () => Promise.resolve(''),
    };
    expect(await run(args, terminal)).toBe(2);
    expect(said).toEqual([sentence]);
  });
});

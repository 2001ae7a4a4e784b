import { AMI_SOURCE, AmiLine, type AmiOptions } from '../telephony/ami-line.ts';
import type { Hub } from '../http/create-hub.ts';
import type { Log } from '../kernel/ports.ts';
import { systemClock } from '../kernel/system-clock.ts';
import { Sentence } from './sentences.ts';
import type { Terminal } from './terminal.ts';

const DEFAULT_PORT = 5038;

/** `--ami HOST[:PORT]`; user and secret stand in the environment, where no list of processes shows them. @throws Sentence */
export function readAmi(address: string | undefined, env: NodeJS.ProcessEnv): AmiOptions | undefined {
  if (address === undefined) return undefined;
  const [, bracketed, plain, digits] = /^(?:\[([^\]]+)\]|([^:\s]+))(?::(\d{1,5}))?$/.exec(address) ?? [];
  const [host, port] = [bracketed ?? plain, Number(digits ?? DEFAULT_PORT)];
  if (host === undefined || port < 1 || port > 65_535) throw new Sentence(`--ami takes HOST:PORT, not "${address}".`);
  const { ATTUNE_AMI_USER: user = '', ATTUNE_AMI_SECRET: secret = '' } = env;
  if (user === '' || secret === '')
    throw new Sentence(
      '--ami needs ATTUNE_AMI_USER and ATTUNE_AMI_SECRET in the environment, as manager.conf has them.',
    );
  return { host, port, user, secret };
}

/** Hears an Asterisk on behalf of the hub until closed. */
export function openAmi(
  options: AmiOptions,
  { hub, log, terminal }: { hub: Hub; log: Log; terminal: Terminal },
): AmiLine {
  const line = new AmiLine({
    options,
    clock: systemClock,
    log,
    hear: (event) => hub.hear(AMI_SOURCE, event),
    refused: () =>
      terminal.complain(
        `Attune: the Asterisk manager at ${options.host}:${options.port} does not let ${options.user} in. ` +
          'Check ATTUNE_AMI_USER and ATTUNE_AMI_SECRET against manager.conf, permit= too; it is tried again every minute.',
      ),
  });
  line.begin();
  return line;
}

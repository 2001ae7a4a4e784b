import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export type DemoAccount = {
  readonly handle: string;
  readonly password: string;
  readonly name: string;
  readonly role: string;
};
export type HubFile = { readonly url: string; readonly pid: number; readonly serviceToken: string };

/** What a running hub left in its data folder (readable by its owner only); undefined when none answers. */
export async function runningHub(dataFolder: string): Promise<HubFile | undefined> {
  try {
    const file = JSON.parse(await readFile(join(dataFolder, 'hub.json'), 'utf8')) as HubFile;
    process.kill(file.pid, 0);
    const answer = await fetch(`${file.url}/healthz`, { signal: AbortSignal.timeout(2000) });
    return answer.ok ? file : undefined;
  } catch {
    return undefined;
  }
}

/** The demo sign-ins a hub offers; empty for a hub with real people, undefined when none answers. */
export async function demoAccounts(hubUrl: string): Promise<DemoAccount[] | undefined> {
  try {
    const answer = await fetch(`${hubUrl}/api/v1/info`, { signal: AbortSignal.timeout(5000) });
    const info = (await answer.json()) as { demoAccounts?: DemoAccount[] };
    return info.demoAccounts ?? [];
  } catch {
    return undefined;
  }
}

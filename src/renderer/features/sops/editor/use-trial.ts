import { ORPCError } from '@orpc/client';
import { useMemo, useState } from 'react';
import type { RunView } from '#shared/contract/app/sops.ts';
import type { RunAct, RunEntry, Sop } from '#shared/domain/sop/index.ts';
import { runStanding } from '#shared/domain/sop/run-standing.ts';
import { faultsOf } from '#shared/domain/sop/values.ts';
import { useApi, type Api } from '../../../lib/api.tsx';
import { useMe } from '../../../lib/reads.ts';
import { useNowAt } from '../now-at.ts';
import { stepOf, type Content } from './edit.ts';

const TRIAL = 'trial';
/** A walk that is written nowhere: of no ticket, in no queue. */
const NOWHERE = { ticketId: null, contactId: null, customerId: null, queueId: TRIAL, teamId: TRIAL } as const;

/** The draft as if it had been published. */
const asPublished = (content: Content): Sop =>
  ({ ...content, id: TRIAL, key: TRIAL, version: 1, teamId: TRIAL, retiredAt: null }) as unknown as Sop;

function viewOf(
  content: Content,
  entries: readonly RunEntry[],
  startedAt: number,
  flagged: readonly string[],
): RunView {
  const { trail, left, ...rest } = runStanding(content, { startedAt, entries: [...entries] });
  const head = { ...NOWHERE, id: TRIAL, sopId: TRIAL, key: TRIAL, version: 1, agentId: TRIAL, startedAt };
  return {
    ...head,
    ...rest,
    left: Number.isFinite(left) ? left : 0,
    trail: trail.map((visit) => ({ ...visit, agentName: null })),
    sop: asPublished(content),
    agentName: null,
    waived: entries.flatMap((entry) => (entry.did === 'waive' ? [{ ...entry, agentName: null }] : [])),
    flagged: [...flagged],
    newestVersion: 1,
  } as unknown as RunView;
}

type Doing = { readonly add: (act: RunAct) => void; readonly flag: (step: string) => void };

type Inputs = { [Call in keyof Api['sops']]: Parameters<Api['sops'][Call]>[0] };

const refused = (code: 'VALUES' | 'UNSOUND'): Promise<never> => Promise.reject(new ORPCError(code));

/** What the screen of a walk calls, done here: nothing is stored, and no action is carried out. */
function trialSops(content: Content, { add, flag }: Doing) {
  const acts =
    <In extends { actId: string }>(actOf: (input: In) => Record<string, unknown>) =>
    (input: In): Promise<object> => {
      add({ id: input.actId, ...actOf(input) } as unknown as RunAct);
      return Promise.resolve({});
    };
  const passed = acts<Inputs['pass']>(({ step, result, values }) => ({ did: 'result', step, result, values }));
  const skipped = acts<Inputs['skip']>(({ step, result, reason, note }) => ({
    did: 'skip',
    step,
    result,
    reason,
    note,
  }));
  // A draft may lead nowhere yet.
  const leadsOn = (key: string, result: string): boolean => stepOf(content, key)?.next[result] !== undefined;
  return {
    pass: (input: Inputs['pass']): Promise<object> => {
      if (faultsOf(stepOf(content, input.step)?.fields ?? [], input.values).length > 0) return refused('VALUES');
      return leadsOn(input.step, input.result) ? passed(input) : refused('UNSOUND');
    },
    skip: (input: Inputs['skip']): Promise<object> =>
      leadsOn(input.step, input.result) ? skipped(input) : refused('UNSOUND'),
    back: acts<Inputs['back']>(({ step }) => ({ did: 'back', step })),
    waive: acts<Inputs['waive']>(({ step, note }) => ({ did: 'waive', step, note })),
    abandon: acts<Inputs['abandon']>(({ reason, note }) => ({ did: 'abandon', reason, note })),
    flag: ({ step }: { step: string }): Promise<object> => {
      flag(step);
      return Promise.resolve({});
    },
    typed: () => Promise.resolve({ steps: [] }),
    keepTyped: () => Promise.resolve({}),
  };
}

/** The wire, with other ends for these calls. */
function withSops(api: Api, own: object): Api {
  const sops = new Proxy(api.sops, {
    get: (target, key) => (key in own ? own[key as keyof object] : Reflect.get(target, key)) as unknown,
  });
  return new Proxy(api, { get: (target, key) => (key === 'sops' ? sops : Reflect.get(target, key)) as unknown });
}

/** A walk through the draft with the engine and the screen of real ones. */
export function useTrial(content: Content) {
  const api = useApi();
  const now = useNowAt();
  const me = useMe()?.id ?? TRIAL;
  const [startedAt, setStartedAt] = useState(now);
  const [entries, setEntries] = useState<readonly RunEntry[]>([]);
  const [flagged, setFlagged] = useState<readonly string[]>([]);
  const own = useMemo(
    () =>
      withSops(
        api,
        trialSops(content, {
          add: (act) => setEntries((before) => [...before, { ...act, at: now(), agentId: me } as RunEntry]),
          flag: (step) => setFlagged((before) => [...before, step]),
        }),
      ),
    [api, content, now, me],
  );
  return {
    api: own,
    run: viewOf(content, entries, startedAt, flagged),
    isBegun: entries.length > 0,
    again: () => {
      setEntries([]);
      setFlagged([]);
      setStartedAt(now());
    },
  };
}

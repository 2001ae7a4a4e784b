import { BoardEvent, type LivePerson, type LiveQueue } from '#shared/contract/team/board.ts';
import { turnUntil } from './live-line.ts';
import type { TestDevice } from './test-device.ts';
import type { TestHub } from './start-test-hub.ts';

/** What one watcher has been told, put together. */
export type LiveBoard = {
  readonly people: ReadonlyMap<string, LivePerson>;
  readonly queues: ReadonlyMap<string, LiveQueue>;
  /** Turns until it is so; whether it has become so. */
  until(isSo: () => boolean): Promise<boolean>;
  close(): Promise<void>;
};

export async function listenBoard(hub: TestHub, device: TestDevice): Promise<LiveBoard> {
  const answer = await device.call('/live/v1/board');
  if (!answer.ok || !answer.body) throw new Error(`no board: ${answer.status}`);
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  const people = new Map<string, LivePerson>();
  const queues = new Map<string, LiveQueue>();
  const take = (event: BoardEvent): void => {
    for (const one of event.people) people.set(one.agentId, one);
    for (const agentId of event.gone) people.delete(agentId);
    for (const one of event.queues) queues.set(one.queueId, one);
  };
  let rest = '';
  void (async () => {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      const blocks = (rest + piece.value).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const [, data] = /^event: board\ndata: (.*)$/.exec(block) ?? [];
        if (data !== undefined) take(BoardEvent.parse(JSON.parse(data)));
      }
    }
  })();
  return {
    people,
    queues,
    async until(isSo) {
      await turnUntil(hub, isSo);
      return isSo();
    },
    close: () => reader.cancel(),
  };
}

export const offerRelief = (device: TestDevice, agentId: string) =>
  device.post<Record<string, unknown>>('/live/v1/relief', { device: device.id, agentId });

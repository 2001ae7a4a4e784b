import { cleanup } from '@testing-library/react';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { Board, BoardAgent } from '#shared/contract/app/board.ts';
import { actionIn } from '../../../lib/action-in.ts';
import { furnishDom, renderScreen } from '../../../lib/testing.tsx';
import { boardOf, fakeBoard, NOW, person } from '../testing-board.ts';
import { PeopleTable } from './people-table.tsx';

beforeAll(() => furnishDom());
afterEach(() => cleanup());

const relieve = actionIn('team')('board.relieve', 'board:action.relieve', 'r', () => undefined);
const nothing = (): void => undefined;

/** Somebody whose name is looked at once each time their row is drawn. */
function watched(agentId: string): { agent: BoardAgent; readonly drawn: () => number } {
  let drawn = 0;
  const agent = { ...person(agentId) };
  const look = (): string => {
    drawn += 1;
    return `人${agentId}`;
  };
  Object.defineProperty(agent, 'name', { enumerable: true, get: look });
  return { agent, drawn: () => drawn };
}

const table = (board: Board) => <PeopleTable board={board} selectedId={null} onSelect={nothing} relieve={relieve} />;

/** A table that is told of a new board by what is returned. */
function shown(first: Board): (board: Board) => void {
  const { rerender } = renderScreen(table(first), { api: fakeBoard().api, now: () => NOW });
  return (board) => rerender(table(board));
}

test('a row is drawn again when its person has changed, and not for a later word of the hub about others', () => {
  const [ann, ben] = [watched('a'), watched('b')];
  const tell = shown(boardOf([ann.agent, ben.agent]));
  const before = [ann.drawn(), ben.drawn()];
  tell(boardOf([ann.agent, person('b', { state: 'acw' })], { heardAt: NOW + 1000 }));
  expect([ann.drawn(), ben.drawn()]).toEqual(before);
  tell(boardOf([ann.agent, ben.agent], { heardAt: NOW + 2000 }));
  expect(ann.drawn()).toBe(before[0]);
  expect(ben.drawn()).toBeGreaterThan(before[1] ?? 0);
});

test('a hub that is not heard any more is seen in every row', () => {
  const ann = watched('a');
  const tell = shown(boardOf([ann.agent]));
  const before = ann.drawn();
  tell(boardOf([ann.agent], { isLive: false }));
  expect(ann.drawn()).toBeGreaterThan(before);
});

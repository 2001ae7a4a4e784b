import { of, type Listed } from './listed.ts';

/** What a lead does on the board. */
export const BOARD: readonly Listed[] = [
  ...of(
    'board',
    'team',
    ['board.next', 'board:action.next', 'j'],
    ['board.previous', 'board:action.previous', 'k'],
    ['board.relieve', 'board:action.relieve', 'r'],
    ['board.offer', 'board:action.offer', 'shift+r'],
    ['board.now', 'board:action.now', '1'],
    ['board.rests', 'board:action.rests', '2'],
    ['board.shifts', 'board:action.shifts', '3'],
    ['board.policy', 'board:action.policy', '4'],
    ['board.hours', 'board:action.hours', 'h'],
    ['board.copy', 'board:action.copy', 'c'],
    ['board.edit', 'board:action.edit', 'e'],
    ['board.save', 'board:action.save', 'mod+enter'],
    ['board.discard', 'board:action.discard', 'shift+d'],
    ['board.remove', 'board:action.remove', 'shift+x'],
    ['board.repeat-day', 'board:action.repeatDay', 'alt+r'],
    ['board.from-colleague', 'board:action.fromColleague', 'f'],
    ['board.add-exception', 'board:action.addException', 'n'],
  ),
];

/** What an administrator does. */
export const ADMIN: readonly Listed[] = [...of('admin', 'admin', ['admin.add', 'admin:add', 'n'])];

import { expect, it } from 'vitest';
import { aMacro } from '#testkit/core-team.ts';
import { chosenMacro, withoutGone } from './chosen-macro.ts';
import { hasContent } from './has-content.ts';
import { EMPTY_DRAFT } from './draft-keeper.ts';

const team = [aMacro('m1'), aMacro('m2', { isActive: false })];

it.each([
  [team, null, 'none'],
  [undefined, null, 'none'],
  [undefined, 'm1', 'loading'],
  [team, 'm1', 'here'],
  [team, 'm2', 'gone'],
  [team, 'deleted', 'gone'],
])('of %j the macro %j is %s', (macros, macroId, state) => {
  expect(chosenMacro(macros, macroId).state).toBe(state);
});

it('a macro that is gone is nothing to send; one that is still looked for is not thrown away', () => {
  const alone = { ...EMPTY_DRAFT, macroId: 'm9' };
  expect(hasContent(withoutGone(alone, chosenMacro(team, 'm9')))).toBe(false);
  expect(hasContent(withoutGone(alone, chosenMacro(undefined, 'm9')))).toBe(true);
});

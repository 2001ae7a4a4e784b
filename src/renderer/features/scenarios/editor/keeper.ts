import type { Issue } from '#shared/domain/practice/index.ts';
import { canonical } from '#shared/kernel/canonical.ts';
import type { Api } from '../../../lib/api.tsx';
import { keepUntilLeft } from '../../../lib/before-leaving.ts';
import { DraftKeeper } from '../../../lib/draft-keeper.ts';
import { codeOf } from '../../../lib/errors.ts';
import { perApi } from '../../../lib/of-api.ts';

export type ScenarioText = { readonly draftId: string; readonly issue: Issue };

/** What leads write, kept safe. What the desk cannot take as it is written waits here until it is put right. */
export class ScenarioKeeper extends DraftKeeper<ScenarioText> {
  constructor(scenarios: Pick<Api['scenarios'], 'save'>) {
    super({
      keyOf: ({ draftId }) => draftId,
      plain: ({ draftId, issue }) => ({ draftId, issue }),
      store: async (text) => {
        await scenarios.save(text);
        return text;
      },
      isHopeless: (error) => codeOf(error) === 'INVALID',
    });
  }
}

export const isSameIssue = (a: Issue, b: Issue): boolean => canonical(a) === canonical(b);

/** One for each wire, outliving every editor: leaving the screen must not lose what is on its way. */
export const keeperOf = perApi((api) => {
  const keeper = new ScenarioKeeper(api.scenarios);
  keepUntilLeft(api, keeper.settle);
  return keeper;
});

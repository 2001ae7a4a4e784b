import { sopIdOf } from '#shared/domain/sop/index.ts';
import { MINUTE } from '#shared/kernel/time.ts';
import { agentId, articleIdOf, macroId, queueId, row, TEAM, type Row } from './rows.ts';
import type { LessonEntry } from './runs-file.ts';
import type { ActionEntry, SopFile } from './sop-file.ts';

/** A lesson is told by the version it looked at: of each there is one. */
export const lessonIdOf = ({ sop, version }: Pick<LessonEntry, 'sop' | 'version'>): string =>
  `lesson-${sop}-v${version}`;

function actionOf(action: ActionEntry): object {
  switch (action.do) {
    case 'set': {
      const { queue, ...set } = action.set;
      return { ...action, set: queue === undefined ? set : { ...set, queueId: queueId(queue) } };
    }
    case 'macro':
      return { do: action.do, macroId: macroId(action.macro) };
    case 'promise':
      return { do: action.do, text: action.text, dueMs: action.dueMinutes * MINUTE };
    case 'follow-up':
      return {
        do: action.do,
        subject: action.subject,
        queueId: action.queue === null ? null : queueId(action.queue),
      };
    default:
      return action satisfies never;
  }
}

const stepOf = ({ actions, ...step }: SopFile['steps'][number]): object => ({
  ...step,
  ...(actions && { actions: actions.map(actionOf) }),
});

/** One version, after the articles, macros and people it names; the lesson it came of may come later. */
export function sopRow(file: SopFile, lessons: readonly LessonEntry[], now: number): Row {
  const { articles, suggest, author, publishedMinutesAgo, steps, ...sop } = file;
  const { queues, ...besides } = suggest;
  const lesson = lessons.find((one) => one.sop === sop.key && one.nextVersion === sop.version);
  return row('sop', {
    ...sop,
    id: sopIdOf(sop.key, sop.version),
    teamId: TEAM,
    articleIds: articles.map(articleIdOf),
    steps: steps.map(stepOf),
    suggest: { ...besides, queueIds: queues.map(queueId) },
    authorId: agentId(author),
    publishedAt: now - publishedMinutesAgo * MINUTE,
    lessonId: lesson ? lessonIdOf(lesson) : null,
    retiredAt: null,
  });
}

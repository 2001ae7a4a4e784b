import { useState } from 'react';
import type { LessonView } from '#shared/contract/app/sop-desk.ts';
import type { Api } from '../../../lib/api.tsx';
import { useT } from '../../../lib/i18n.tsx';
import { useCommand } from '../../../lib/query.ts';
import { useToaster } from '../../../lib/toaster.ts';

export type LessonFields = Omit<LessonView, 'authorId' | 'authorName' | 'at' | 'nextVersion' | 'teamId'>;
/** What a lesson begins with; `openFlags`: those of its flags that nobody has dealt with. */
export type LessonStart = { readonly lesson: LessonFields; readonly openFlags: LessonView['flagIds'] };

type Saved = { readonly lesson: LessonFields; readonly settled: LessonView['flagIds'] };

/** Stores the lesson, then what follows from it: its flags are dealt with, a draft of the next version is begun. */
async function store(api: Api, { lesson, settled }: Saved): Promise<LessonFields> {
  await api.sops.saveLesson(lesson);
  for (const flagId of settled) await api.sops.resolveFlag({ flagId, isResolved: true });
  if (lesson.decision === 'change') await api.sops.startDraft({ key: lesson.key, lessonId: lesson.id });
  return lesson;
}

export function useLessonForm(start: LessonStart, onClose: () => void, onEdit: (key: string) => void) {
  const t = useT('sopHealth');
  const { say } = useToaster();
  const [lesson, setLesson] = useState(start.lesson);
  const [settles, setSettles] = useState(true);
  const [isTried, setTried] = useState(false);
  const saving = useCommand(store, {
    onDone: ({ key, decision }) => {
      say({ title: t('form.saved'), tone: 'ok' });
      onClose();
      if (decision === 'change') onEdit(key);
    },
  });
  const save = (): void => {
    setTried(true);
    if (lesson.cause.trim() === '' || saving.isRunning) return;
    void saving.run({ lesson, settled: settles ? start.openFlags : [] });
  };
  const set = (some: Partial<LessonFields>): void => setLesson((was) => ({ ...was, ...some }));
  return { lesson, set, settles, setSettles, isTried, save, isSaving: saving.isRunning };
}

import { Alert, Button, Drawer } from '@mantine/core';
import { useRef, useState, type ReactNode } from 'react';
import { useActions, type Action } from '../../lib/actions.ts';
import { useT } from '../../lib/i18n.tsx';
import { useToaster } from '../../lib/toaster.ts';
import { ActionButton } from '../../ui/index.ts';
import css from './admin.module.css';
import { useForm, type Form, type Wrong } from './form.ts';
import { useRefusalWords } from './words.ts';

type Props<T> = {
  /** Names the draft: `macro/<id>`, `macro/new`. */
  draftKey: string;
  title: string;
  stored: T;
  validate: (value: T) => Wrong;
  /** Throws what the core refuses. */
  save: (value: T) => Promise<unknown>;
  onClose: () => void;
  size?: number;
  /** Besides saving: removing, duplicating. */
  extra?: ReactNode;
  children: (form: Form<T>) => ReactNode;
};

const SAVE: Omit<Action, 'perform'> = {
  id: 'admin.save',
  group: 'admin',
  labelKey: 'admin:save',
  keys: 'mod+enter',
};

/** One thing being made or changed, in a drawer. What is typed survives closing it; saving is Ctrl+Enter. */
export function Editor<T>({ draftKey, title, stored, validate, save, onClose, size = 560, extra, children }: Props<T>) {
  const t = useT('admin');
  const common = useT('common');
  const { say } = useToaster();
  const wordsOf = useRefusalWords();
  const box = useRef<HTMLDivElement>(null);
  const { form, draft, check, tell } = useForm(draftKey, stored, validate);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isSaving, setSaving] = useState(false);
  const store = async () => {
    setRefusal(null);
    if (isSaving) return;
    if (!check()) {
      setRefusal(t('wrong.some'));
      requestAnimationFrame(() => box.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    setSaving(true);
    try {
      await save(form.value);
      draft.drop();
      say({ title: t('saved'), tone: 'ok' });
      onClose();
    } catch (error) {
      const said = wordsOf(error);
      if (said.field !== null) tell(said.field, said.words);
      setRefusal(said.words);
    } finally {
      setSaving(false);
    }
  };
  const action = { ...SAVE, perform: () => void store() };
  useActions([action], { layer: 'dialog' });
  const close = () => {
    if (draft.isDirty) say({ title: t('unsaved.kept'), message: t('unsaved.keptNext'), tone: 'warn' });
    onClose();
  };
  return (
    <Drawer
      opened
      onClose={close}
      position="right"
      size={size}
      title={title}
      closeButtonProps={{ 'aria-label': common('close') }}
      classNames={{ body: css['body'] ?? '' }}
    >
      <div className={css['form']} ref={box}>
        {draft.isOutdated && (
          <Alert color="var(--warn)" title={t('outdated')}>
            {t('outdatedNext')}
          </Alert>
        )}
        {children(form)}
      </div>
      <footer className={css['foot']}>
        {refusal !== null && (
          <p className={css['refusal']} role="alert">
            {refusal}
          </p>
        )}
        <ActionButton action={action} variant="filled" loading={isSaving} />
        {draft.isDirty && (
          <Button variant="subtle" color="gray" onClick={() => draft.drop()}>
            {t('unsaved.discard')}
          </Button>
        )}
        <span className={css['extra']}>{extra}</span>
      </footer>
    </Drawer>
  );
}

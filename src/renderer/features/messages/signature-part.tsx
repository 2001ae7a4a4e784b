import { Button, CloseButton, Textarea } from '@mantine/core';
import { useT } from '../../lib/i18n.tsx';
import css from './composer.module.css';
import type { BoundDraft } from './use-draft.ts';

type Props = { draft: BoundDraft; usual: string };

/** The part under the text that is sent with it: seen before it is sent, changed or left out for this reply alone. */
export function SignaturePart({ draft, usual }: Props) {
  const t = useT('messages');
  const text = draft.content.signature ?? usual;
  if (text === '') {
    return (
      <Button
        variant="subtle"
        color="gray"
        size="compact-xs"
        className={css['tool'] ?? ''}
        onClick={() => draft.edit({ signature: null })}
      >
        {t('signature.restore')}
      </Button>
    );
  }
  return (
    <div className={css['signature']}>
      <Textarea
        autosize
        minRows={1}
        maxRows={4}
        maxLength={2000}
        className={css['signed'] ?? ''}
        aria-label={t('signature.label')}
        value={text}
        onChange={(event) => draft.edit({ signature: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && !event.nativeEvent.isComposing) event.currentTarget.blur();
        }}
      />
      <CloseButton size="xs" aria-label={t('signature.remove')} onClick={() => draft.edit({ signature: '' })} />
    </div>
  );
}

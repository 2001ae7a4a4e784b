import { Button, UnstyledButton } from '@mantine/core';
import { IconShieldLock } from '@tabler/icons-react';
import type { PersonalData } from '#shared/contract/app/knowledge.ts';
import { useActions } from '../../../lib/actions.ts';
import { useT } from '../../../lib/i18n.tsx';
import { ActionButton, Panel } from '../../../ui/index.ts';
import css from './editor.module.css';
import type { usePersonalData } from './use-personal-data.ts';

type Props = { personal: ReturnType<typeof usePersonalData>; onGo: (one: PersonalData) => void };

/** Names, numbers and addresses found in the text: see each in its place, or put a placeholder there. */
export function PersonalPanel({ personal, onGo }: Props) {
  const t = useT('knowledge');
  const { found, replace } = personal;
  const all = {
    id: 'editor.replace-personal',
    group: 'knowledge',
    labelKey: 'knowledge:personal.replaceAll',
    icon: IconShieldLock,
    keys: 'alt+r',
    isEnabled: found.length > 0,
    perform: () => replace(found),
  } as const;
  useActions([all]);
  if (found.length === 0) return null;
  return (
    <Panel title={t('personal.title')} aside={t('personal.count', { count: found.length })}>
      <p className="secondary" style={{ margin: '0 0 6px' }}>
        {t('personal.hint')}
      </p>
      <ul className={css['list']}>
        {found.map((one) => (
          <li key={`${one.where} ${one.index} ${one.start}`}>
            <UnstyledButton className={css['found'] ?? ''} onClick={() => one.where === 'body' && onGo(one)}>
              <span className="one-line">{one.text}</span>
              <span className={css['kind']}>
                {t(`personal.kind.${one.kind}`)} · {t(`personal.where.${one.where}`)}
              </span>
            </UnstyledButton>
            <Button
              size="compact-xs"
              variant="default"
              aria-label={t('personal.replaceOne', { text: one.text })}
              onClick={() => replace([one])}
            >
              {t('personal.replace')}
            </Button>
          </li>
        ))}
      </ul>
      <div className={css['foot']}>
        <ActionButton action={all} size="compact-sm" />
      </div>
    </Panel>
  );
}

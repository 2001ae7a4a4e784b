import { Radio } from '@mantine/core';
import type { Settings } from '#shared/contract/app/settings.ts';
import { useT } from '../../lib/i18n.tsx';
import { useChangeSettings, useSettings } from '../../lib/settings.ts';
import { Panel } from '../../ui/index.ts';
import css from './settings-screen.module.css';

type Field = 'language' | 'theme' | 'density' | 'ticketOrder';
type Choice<K extends Field> = {
  field: K;
  title: string;
  hint: string;
  options: readonly { value: Settings[K]; label: string }[];
};

/** How the desk looks on this computer. */
export function Looks() {
  const t = useT('settings');
  return (
    <>
      <h2 className={css['title']}>{t('section.look')}</h2>
      <ChoicePanel
        field="language"
        title={t('language')}
        hint={t('language.hint')}
        options={[
          { value: 'system', label: t('language.system') },
          { value: 'zh', label: t('language.zh') },
          { value: 'en', label: t('language.en') },
        ]}
      />
      <ChoicePanel
        field="theme"
        title={t('theme')}
        hint={t('theme.hint')}
        options={[
          { value: 'system', label: t('theme.system') },
          { value: 'light', label: t('theme.light') },
          { value: 'dark', label: t('theme.dark') },
        ]}
      />
      <ChoicePanel
        field="density"
        title={t('density')}
        hint={t('density.hint')}
        options={[
          { value: 'comfortable', label: t('density.comfortable') },
          { value: 'compact', label: t('density.compact') },
        ]}
      />
      <ChoicePanel
        field="ticketOrder"
        title={t('order')}
        hint={t('order.hint')}
        options={[
          { value: 'waiting', label: t('order.waiting') },
          { value: 'newest', label: t('order.newest') },
        ]}
      />
    </>
  );
}

function ChoicePanel<K extends Field>({ field, title, hint, options }: Choice<K>) {
  const { settings } = useSettings();
  const change = useChangeSettings();
  return (
    <Panel>
      <Radio.Group
        name={field}
        label={title}
        description={hint}
        value={settings[field]}
        onChange={(value) => void change.run({ [field]: value })}
      >
        <div className={css['options']}>
          {options.map((option) => (
            <Radio key={option.value} value={option.value} label={option.label} size="xs" />
          ))}
        </div>
      </Radio.Group>
    </Panel>
  );
}

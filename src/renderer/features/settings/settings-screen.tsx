import { Radio } from '@mantine/core';
import type { Settings } from '#shared/contract/app/settings.ts';
import { useT } from '../../lib/i18n.tsx';
import { useChangeSettings, useSettings } from '../../lib/settings.ts';
import { Panel } from '../../ui/index.ts';
import { About } from './about.tsx';
import css from './settings-screen.module.css';

type Choice<K extends keyof Settings> = {
  field: K;
  title: string;
  hint: string;
  options: readonly { value: Settings[K] & string; label: string }[];
};

/** The few choices that belong to this computer. Each takes effect at once. */
export function SettingsScreen() {
  const t = useT('settings');
  return (
    <div className={css['page']}>
      <h2>{t('title')}</h2>
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
        field="ticketOrder"
        title={t('order')}
        hint={t('order.hint')}
        options={[
          { value: 'waiting', label: t('order.waiting') },
          { value: 'newest', label: t('order.newest') },
        ]}
      />
      <About />
    </div>
  );
}

function ChoicePanel<K extends 'language' | 'theme' | 'ticketOrder'>({ field, title, hint, options }: Choice<K>) {
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

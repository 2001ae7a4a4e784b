import { Switch } from '@mantine/core';
import { useT } from '../../lib/i18n.tsx';
import { useChangeSettings, useSettings } from '../../lib/settings.ts';
import { Panel } from '../../ui/index.ts';
import css from './settings-screen.module.css';

const READ = ['words', 'never', 'yours', 'here'] as const;

/** Whether customers' words are read, what is never read, and whether corrections may help the team. */
export function Guidance() {
  const t = useT('settings');
  const { settings } = useSettings();
  const change = useChangeSettings();
  const now = settings.guidance;
  const set = (next: Partial<typeof now>) => void change.run({ guidance: { ...now, ...next } });
  return (
    <>
      <h2 className={css['title']}>{t('section.guidance')}</h2>
      <Panel>
        <div className={css['switches']}>
          <Switch
            label={t('guidance.isOn')}
            description={t('guidance.isOnHint')}
            checked={now.isOn}
            onChange={(event) => set({ isOn: event.currentTarget.checked })}
          />
          <Switch
            label={t('guidance.shares')}
            description={t('guidance.sharesHint')}
            checked={now.sharesCorrections}
            disabled={!now.isOn}
            onChange={(event) => set({ sharesCorrections: event.currentTarget.checked })}
          />
        </div>
      </Panel>
      <Panel title={t('guidance.what')}>
        <ul className={css['list']}>
          {READ.map((what) => (
            <li key={what}>{t(`guidance.${what}`)}</li>
          ))}
        </ul>
      </Panel>
    </>
  );
}

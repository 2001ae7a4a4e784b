import { Button, Switch } from '@mantine/core';
import { useState } from 'react';
import { useT } from '../../lib/i18n.tsx';
import { useChangeSettings, useSettings } from '../../lib/settings.ts';
import { useShell } from '../../lib/shell.ts';
import { Panel } from '../../ui/index.ts';
import css from './settings-screen.module.css';

const KINDS = ['lines', 'assigned', 'mentions', 'followed', 'atRisk'] as const;
/** Long enough to look elsewhere: nothing is told while the page is in sight. */
const TRY_MS = 4000;

/** What the desk tells while the agent looks elsewhere. */
export function Notifications() {
  const t = useT('settings');
  const { settings } = useSettings();
  const change = useChangeSettings();
  const now = settings.notifications;
  const set = (next: Partial<typeof now>) => void change.run({ notifications: { ...now, ...next } });
  return (
    <>
      <h2 className={css['title']}>{t('section.notifications')}</h2>
      <Panel>
        <div className={css['switches']}>
          <Switch
            label={t('notify.isOn')}
            description={t('notify.isOnHint')}
            checked={now.isOn}
            onChange={(event) => set({ isOn: event.currentTarget.checked })}
          />
          <fieldset className={css['kinds']} disabled={!now.isOn}>
            <legend>{t('notify.about')}</legend>
            {KINDS.map((kind) => (
              <Switch
                key={kind}
                size="xs"
                label={t(`notify.${kind}`)}
                checked={now[kind]}
                disabled={!now.isOn}
                onChange={(event) => set({ [kind]: event.currentTarget.checked })}
              />
            ))}
          </fieldset>
          <Switch
            label={t('notify.hasSound')}
            checked={now.hasSound}
            disabled={!now.isOn}
            onChange={(event) => set({ hasSound: event.currentTarget.checked })}
          />
        </div>
      </Panel>
      <TryIt isOn={now.isOn} />
    </>
  );
}

type Permission = 'granted' | 'denied' | 'default' | 'unknown';
const permissionNow = (): Permission => ('Notification' in window ? Notification.permission : 'unknown');

/** One notification on request; a browser has to be asked first, and only ever by the person. */
function TryIt({ isOn }: { isOn: boolean }) {
  const t = useT('settings');
  const shell = useShell();
  const [permission, setPermission] = useState<Permission>(permissionNow);
  const [isWaiting, setWaiting] = useState(false);
  const isElectron = shell.kind === 'electron';
  const send = () => {
    setWaiting(true);
    setTimeout(() => {
      setWaiting(false);
      shell.call({ name: 'notify', title: t('notify.tryTitle'), body: t('notify.tryBody'), ticketId: null });
    }, TRY_MS);
  };
  const ask = async () => setPermission(await Notification.requestPermission());
  const isAllowed = isElectron || permission === 'granted';
  return (
    <Panel title={t('notify.try')}>
      <p className={css['quiet']}>{t(isAllowed ? 'notify.tryHint' : `notify.permission.${permission}`)}</p>
      <div className={css['buttons']}>
        {isAllowed ? (
          <Button variant="default" disabled={!isOn || isWaiting} onClick={send}>
            {t(isWaiting ? 'notify.trying' : 'notify.tryNow')}
          </Button>
        ) : (
          permission === 'default' && (
            <Button variant="default" onClick={() => void ask()}>
              {t('notify.allow')}
            </Button>
          )
        )}
      </div>
    </Panel>
  );
}

import { Button } from '@mantine/core';
import { useState } from 'react';
import type { SessionStatus } from '#shared/contract/app/session.ts';
import { useShortcuts } from '../../lib/actions.ts';
import { useLanguage, useT } from '../../lib/i18n.tsx';
import { useChangeSettings } from '../../lib/settings.ts';
import { DemoPeople } from './demo-people.tsx';
import { EnrolledPeople } from './enrolled-people.tsx';
import { HubState } from './hub-state.tsx';
import { SignInForm } from './sign-in-form.tsx';
import css from './sign-in-page.module.css';
import { useSignIn } from './use-sign-in.ts';

export type LockedBy = { readonly name: string; readonly handle: string; readonly waiting: number };

/** Who works here? Also the lock screen, with what the last person left waiting. */
export function SignInPage({ status, lastLock }: { status: SessionStatus; lastLock: LockedBy | null }) {
  const t = useT('session');
  const signIn = useSignIn();
  useShortcuts();
  const [handle, setHandle] = useState(lastLock?.handle ?? status.suggestedHandle ?? '');
  const hasPeople = status.enrolments.length + status.demoAccounts.length > 0;
  return (
    <main className={css['page']}>
      <LanguageSwitch />
      <div className={css['card']} data-wide={hasPeople || undefined}>
        <div className={css['form']}>
          <header>
            <h1>{t('product')}</h1>
            <p className="secondary">{t('promise')}</p>
          </header>
          {lastLock && <LockNote lock={lastLock} />}
          <SignInForm
            handle={handle}
            onHandle={setHandle}
            signIn={signIn}
            isOffline={!status.isHubReachable && status.enrolments.some((person) => person.handle === handle)}
          />
          <HubState status={status} />
        </div>
        {hasPeople && (
          <div className={css['people']}>
            <EnrolledPeople people={status.enrolments} chosen={handle} onChoose={setHandle} />
            <DemoPeople
              people={status.demoAccounts}
              isHubReachable={status.isHubReachable}
              signIn={signIn}
              onChoose={setHandle}
            />
          </div>
        )}
      </div>
      <p className={css['key']}>{t(`key.${status.keyProtection}`)}</p>
    </main>
  );
}

function LockNote({ lock }: { lock: LockedBy }) {
  const t = useT('session');
  const words =
    lock.waiting === 0
      ? t('lock.nothing', { name: lock.name })
      : t('lock.waiting', { name: lock.name, count: lock.waiting });
  return (
    <output className={css['lock']}>
      <strong>{t('lock.title')}</strong>
      <span>{words}</span>
    </output>
  );
}

function LanguageSwitch() {
  const t = useT('session');
  const language = useLanguage();
  const settings = useChangeSettings();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <div className={css['language']}>
      <Button
        variant="subtle"
        lang={other === 'zh' ? 'zh-CN' : 'en'}
        onClick={() => void settings.run({ language: other })}
      >
        {t('language.switch')}
      </Button>
    </div>
  );
}

import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { codeOf, useErrorWords } from '../../lib/errors.ts';
import { useT } from '../../lib/i18n.tsx';
import css from './sign-in-page.module.css';
import { useRebuild, type Damage, type Rebuilt } from './use-rebuild.ts';
import type { Credentials, SignIn } from './use-sign-in.ts';

type Props = { damage: Damage; credentials: Credentials; signIn: SignIn; onDone: () => void };

/** The local copy cannot be used: what is kept, what a rebuild does, and afterwards what came of it. */
export function RebuildOffer({ damage, credentials, signIn, onDone }: Props) {
  const t = useT('session');
  const wordsFor = useErrorWords();
  const rebuild = useRebuild(credentials, onDone);
  if (rebuild.result) return <RebuildResult result={rebuild.result} signIn={signIn} credentials={credentials} />;
  const damageWords = wordsFor(signIn.error);
  const trouble = rebuild.error === null || rebuild.error === undefined ? null : wordsFor(rebuild.error);
  return (
    <div className={css['rebuild']}>
      <div role="alert">
        <strong className={css['damage']}>{damageWords.title}</strong>
        {damage === 'KEY_LOST' && <p>{damageWords.next}</p>}
      </div>
      <p>{t(damage === 'KEY_LOST' ? 'rebuild.keyLost' : 'rebuild.damaged')}</p>
      {trouble && (
        <div className={css['trouble']} role="alert">
          <strong>{trouble.title}</strong>
          <p>{codeOf(rebuild.error) === 'HUB_UNREACHABLE' ? t('rebuild.offline') : trouble.next}</p>
        </div>
      )}
      <Button variant={damage === 'KEY_LOST' ? 'default' : 'filled'} loading={rebuild.isRunning} onClick={rebuild.run}>
        {t(damage === 'KEY_LOST' ? 'rebuild.offerAnyway' : 'rebuild.offer')}
      </Button>
      <output className={rebuild.isRunning ? 'secondary' : 'visually-hidden'}>
        {rebuild.isRunning ? t('rebuild.running') : ''}
      </output>
    </div>
  );
}

type ResultProps = { result: Rebuilt; signIn: SignIn; credentials: Credentials };

function RebuildResult({ result, signIn, credentials }: ResultProps) {
  const t = useT('session');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { saved, lost, drafts, asideFolder } = result;
  return (
    <section className={css['rebuild']} aria-labelledby="rebuilt">
      <h2 id="rebuilt" ref={heading} tabIndex={-1}>
        {t('rebuild.done')}
      </h2>
      <ul>
        {lost !== null && <li>{t('rebuild.saved', { count: saved })}</li>}
        {lost !== null && <li>{t('rebuild.drafts', { count: drafts })}</li>}
        <li data-bad={lost !== 0 || undefined}>
          {lost === null
            ? t('rebuild.lostUnknown')
            : lost === 0
              ? t('rebuild.lostNone')
              : t('rebuild.lost', { count: lost })}
        </li>
      </ul>
      <p className="secondary">
        {t('rebuild.aside')} <span className={css['path']}>{asideFolder}</span>
      </p>
      <p className="secondary">{t('rebuild.asideNext')}</p>
      <Button loading={signIn.isRunning} onClick={() => signIn.run(credentials)}>
        {t('rebuild.signIn')}
      </Button>
    </section>
  );
}

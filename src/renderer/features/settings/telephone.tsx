import { Button } from '@mantine/core';
import { useState } from 'react';
import { useT } from '../../lib/i18n.tsx';
import { useCall, useCommand } from '../../lib/query.ts';
import { useToaster } from '../../lib/toaster.ts';
import { ErrorState, Panel, Skeleton } from '../../ui/index.ts';
import css from './settings-screen.module.css';

/** Where telephone systems and softphones on this computer tell the desk what happens. */
export function Telephone() {
  const t = useT('settings');
  const query = useCall(['telephony'], ['settings'], (api, signal) => api.settings.telephony({}, { signal }));
  return (
    <>
      <h2 className={css['title']}>{t('section.telephone')}</h2>
      {query.error && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton lines={4} />}
      {query.data?.address === null && (
        <Panel>
          <p className={css['quiet']}>{t('phone.closed')}</p>
        </Panel>
      )}
      {query.data?.address && <Door address={query.data.address} />}
    </>
  );
}

function Door({ address }: { address: string }) {
  const t = useT('settings');
  return (
    <>
      <Panel title={t('phone.system')}>
        <p className={css['quiet']}>{t('phone.systemHint')}</p>
        <Address name={t('phone.system')} text={address} />
      </Panel>
      <Panel title={t('phone.softphone')}>
        <p className={css['quiet']}>{t('phone.softphoneHint')}</p>
        <Address name={t('phone.softphone')} text={`${address}/pop?from=`} />
      </Panel>
      <NewToken />
    </>
  );
}

function Address({ name, text }: { name: string; text: string }) {
  const t = useT('settings');
  const { say } = useToaster();
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => say({ title: t('phone.copied'), tone: 'ok' }),
      () => say({ title: t('diag.notCopied'), tone: 'bad' }),
    );
  return (
    <p className={css['preview']}>
      <code>{text}</code>{' '}
      <Button
        variant="subtle"
        size="compact-xs"
        aria-label={t('phone.copyNamed', { name })}
        onClick={() => void copy()}
      >
        {t('phone.copy')}
      </Button>
    </p>
  );
}

/** Whatever was set up with the old address falls silent: said before it is done, and done by a second press. */
function NewToken() {
  const t = useT('settings');
  const { say } = useToaster();
  const [isAsking, setAsking] = useState(false);
  const renew = useCommand((api) => api.settings.renewTelephony({}), {
    onDone: () => {
      setAsking(false);
      say({ title: t('phone.renewed'), tone: 'ok' });
    },
  });
  return (
    <Panel title={t('phone.renew')}>
      <p className={css['quiet']} aria-live="polite">
        {t(isAsking ? 'phone.renewWarning' : 'phone.renewHint')}
      </p>
      <div className={css['buttons']}>
        {isAsking ? (
          <>
            <Button color="red" loading={renew.isRunning} onClick={() => void renew.run()}>
              {t('phone.renewYes')}
            </Button>
            <Button variant="subtle" color="gray" onClick={() => setAsking(false)}>
              {t('phone.renewNo')}
            </Button>
          </>
        ) : (
          <Button variant="default" onClick={() => setAsking(true)}>
            {t('phone.renewAsk')}
          </Button>
        )}
      </div>
    </Panel>
  );
}

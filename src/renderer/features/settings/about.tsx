import { useT } from '../../lib/i18n.tsx';
import { useCall } from '../../lib/query.ts';
import { useSession } from '../../lib/session.ts';
import { useFormat } from '../../lib/time.ts';
import { ErrorState, Panel, Skeleton } from '../../ui/index.ts';
import { Fact } from './diagnostics/fact.tsx';
import css from './settings-screen.module.css';

/** What this computer is: version, hub, until when it works without it, and how its data is protected. */
export function About() {
  const t = useT('settings');
  const words = useT('session');
  const common = useT('common');
  const format = useFormat();
  const session = useSession();
  const ping = useCall(['version'], [], (api, signal) => api.events.ping({}, { signal }));
  if (session.error) return <ErrorState error={session.error} onRetry={() => void session.refetch()} />;
  if (!session.data) return <Skeleton lines={4} />;
  const { agent, hubName, hubUrl, isHubReachable, enrolments, keyProtection } = session.data;
  const lease = enrolments.find((person) => person.agentId === agent?.id)?.leaseUntilAt;
  return (
    <>
      <h2 className={css['title']}>{t('section.about')}</h2>
      <Panel title={t('about')}>
        <dl className={css['facts']}>
          <Fact name={t('about.version')}>{ping.data?.version ?? '…'}</Fact>
          {agent && (
            <Fact name={t('about.agent')}>
              {agent.name} · {common(`role.${agent.role}`)} · {agent.handle}
            </Fact>
          )}
          <Fact name={t('about.hub')}>
            {hubName ?? words('hub.noName')} · {hubUrl} · {t(isHubReachable ? 'about.hubUp' : 'about.hubDown')}
          </Fact>
          {lease !== undefined && <Fact name={t('about.lease')}>{format.dateTime(lease)}</Fact>}
          <Fact name={t('about.key')}>{words(`key.${keyProtection}`)}</Fact>
        </dl>
      </Panel>
    </>
  );
}

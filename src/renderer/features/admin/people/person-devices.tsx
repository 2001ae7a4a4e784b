import { useQueryClient } from '@tanstack/react-query';
import type { DeviceInfo } from '#shared/contract/team/admin.ts';
import { useApi } from '../../../lib/api.tsx';
import { useT } from '../../../lib/i18n.tsx';
import { useCall } from '../../../lib/query.ts';
import { useFormat, useNow } from '../../../lib/time.ts';
import { useToaster } from '../../../lib/toaster.ts';
import { ErrorState, Pill, Skeleton } from '../../../ui/index.ts';
import css from '../admin.module.css';
import { RemoveButton } from '../remove-button.tsx';
import { useRefusalWords } from '../words.ts';
import { DEVICES, PEOPLE } from './people-key.ts';

/** The computers a person has signed in on; one that is lost is taken out for good. */
export function PersonDevices({ agentId }: { agentId: string }) {
  const t = useT('admin');
  const query = useCall(DEVICES, ['agent'], (api, signal) => api.admin.devices({}, { signal }));
  const mine = query.data?.devices.filter((device) => device.agentId === agentId) ?? [];
  return (
    <section className={css['group']} aria-label={t('people.devices')}>
      <h3>{t('people.devices')}</h3>
      {query.error && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton lines={2} />}
      {query.data && mine.length === 0 && <p className={css['hint']}>{t('devices.none')}</p>}
      <ul className={css['list']}>
        {mine.map((device) => (
          <Device key={device.id} device={device} />
        ))}
      </ul>
    </section>
  );
}

function Device({ device }: { device: DeviceInfo }) {
  const t = useT('admin');
  const api = useApi();
  const client = useQueryClient();
  const { say } = useToaster();
  const wordsOf = useRefusalWords();
  const format = useFormat();
  const now = useNow(60_000);
  const revoke = async () => {
    try {
      await api.admin.revokeDevice({ deviceId: device.id });
      say({ title: t('devices.done', { until: format.dateTime(device.leaseUntilAt) }), tone: 'ok' });
    } catch (error) {
      say({ title: wordsOf(error).words, tone: 'bad' });
    }
    await Promise.all([DEVICES, PEOPLE].map((queryKey) => client.invalidateQueries({ queryKey })));
  };
  return (
    <li className={css['device']}>
      <div className={css['grow']}>
        <div>{device.name}</div>
        <div className={css['sub']}>{t('devices.seen', { ago: format.ago(device.seenAt, now) })}</div>
      </div>
      {device.revokedAt === null ? (
        <RemoveButton label={t('devices.revoke')} sure={t('devices.revokeSure')} onRemove={() => void revoke()} />
      ) : (
        <Pill>{t('devices.revoked', { at: format.day(device.revokedAt, now) })}</Pill>
      )}
    </li>
  );
}

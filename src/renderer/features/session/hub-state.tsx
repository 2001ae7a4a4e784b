import type { SessionStatus } from '#shared/contract/app/session.ts';
import { useT } from '../../lib/i18n.tsx';
import { StatusDot } from '../../ui/index.ts';
import css from './sign-in-page.module.css';

/** Which hub this desk belongs to, and whether it answers; if not, what is still possible. */
export function HubState({ status }: { status: SessionStatus }) {
  const t = useT('session');
  const { isHubReachable: isUp, enrolments } = status;
  const next = isUp ? null : enrolments.length > 0 ? t('hub.downNext') : t('hub.downNobody');
  return (
    <section className={css['hub']} aria-live="polite">
      <p className={css['hubName']}>
        <StatusDot tone={isUp ? 'ok' : 'warn'} />
        <strong>{status.hubName ?? t('hub.noName')}</strong>
        <span className="secondary">{t(isUp ? 'hub.up' : 'hub.down')}</span>
      </p>
      <p className={css['hubUrl']}>{status.hubUrl}</p>
      {next && <p className="secondary">{next}</p>}
    </section>
  );
}

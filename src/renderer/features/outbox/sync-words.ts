import type { SyncStatus } from '#shared/contract/app/sync.ts';
import { assertNever } from '#shared/kernel/assert-never.ts';
import type { Translate } from '../../lib/i18n.tsx';
import type { Tone } from '../../ui/index.ts';

/** The wire between this page and the core. `refused`: the shell wants the page to come by a new link. */
export type Wire = 'up' | 'down' | 'refused';

export type PillFace = { readonly tone: Tone; readonly words: string };

/** The truth about synchronisation in a few words. A broken wire to the core comes first: then nothing else is known. */
export function pillFace(status: SyncStatus | undefined, wire: Wire, t: Translate<'outbox'>): PillFace {
  if (wire === 'refused') return { tone: 'bad', words: t('pill.linkRefused') };
  if (wire === 'down') return { tone: 'bad', words: t('pill.linkDown') };
  if (!status) return { tone: 'neutral', words: t('pill.unknown') };
  const { state, waiting: count, reason, loading } = status;
  switch (state) {
    case 'online':
      return { tone: 'ok', words: count > 0 ? t('pill.onlineWaiting', { count }) : t('pill.online') };
    case 'catching-up':
      return { tone: 'accent', words: t('pill.catchingUp') };
    case 'loading':
      if (loading === null) return { tone: 'accent', words: t('pill.catchingUp') };
      return {
        tone: 'accent',
        words: t('pill.loading', { done: loading.partsDone, total: loading.partsTotal, rows: loading.rows }),
      };
    case 'offline':
      return { tone: 'warn', words: count > 0 ? t('pill.offlineWaiting', { count }) : t('pill.offline') };
    case 'paused':
      return { tone: 'bad', words: t('pill.paused', { reason: t(`reason.${reason ?? 'unreachable'}`) }) };
    default:
      return assertNever(state);
  }
}

/** What to do about the reason. Versions that do not fit: who has to be brought up to date, as far as it is known. */
export function reasonNext({ reason, protocols }: SyncStatus, t: Translate<'outbox'>): string {
  if (reason === null) return '';
  if (reason !== 'incompatible' || protocols === null) return t(`reasonNext.${reason}`);
  return t(protocols.hub > protocols.desk ? 'reasonNext.incompatibleDesk' : 'reasonNext.incompatibleHub', protocols);
}

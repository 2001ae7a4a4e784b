import { IconAt, IconMail, IconMessage, IconMessageCircle, IconPhone } from '@tabler/icons-react';
import type { BoardAgent } from '#shared/contract/app/board.ts';
import { CHANNELS, type Channel } from '#shared/domain/channel.ts';
import { useT } from '../../../lib/i18n.tsx';
import type { Icon } from '../../../ui/index.ts';
import css from './now.module.css';

const ICONS: Readonly<Record<Channel, Icon>> = {
  phone: IconPhone,
  chat: IconMessageCircle,
  email: IconMail,
  social: IconAt,
  message: IconMessage,
};

type Channels = BoardAgent['channels'];
type Group = { readonly channel: Channel; readonly isPaused: boolean; readonly count: number };

/** What is in hand, counted by channel; what is paused stands apart. */
export const groupsOf = (channels: Channels): Group[] =>
  CHANNELS.flatMap((channel) =>
    [false, true].map((isPaused) => ({
      channel,
      isPaused,
      count: channels.filter((one) => one.channel === channel && one.isPaused === isPaused).length,
    })),
  ).filter(({ count }) => count > 0);

export function Hand({ channels }: { channels: Channels }) {
  const t = useT('board');
  const common = useT('common');
  const groups = groupsOf(channels);
  if (groups.length === 0) return <span className="visually-hidden">{t('hand.none')}</span>;
  return (
    <span className={css['hand']}>
      {groups.map(({ channel, isPaused, count }) => {
        const Picture = ICONS[channel];
        const words = t(isPaused ? 'hand.paused' : 'hand.one', { channel: common(`channel.${channel}`), count });
        return (
          <span key={`${channel}-${isPaused}`} data-paused={isPaused || undefined} title={words}>
            <Picture size={15} stroke={1.6} />
            <span aria-hidden>{count}</span>
            <span className="visually-hidden">{words}</span>
          </span>
        );
      })}
    </span>
  );
}

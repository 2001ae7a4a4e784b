import { IconBrandWechat, IconMail, IconMessage, IconMessageCircle, IconPhone } from '@tabler/icons-react';
import type { Channel } from '#shared/domain/channel.ts';

const PICTURES = {
  phone: IconPhone,
  chat: IconMessageCircle,
  email: IconMail,
  social: IconBrandWechat,
  message: IconMessage,
} as const;

export function ChannelIcon({ channel, size = 14 }: { channel: Channel; size?: number }) {
  const Picture = PICTURES[channel];
  return <Picture size={size} stroke={1.6} aria-hidden />;
}

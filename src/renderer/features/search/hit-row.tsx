import {
  IconArticle,
  IconLock,
  IconMessageCircle,
  IconMessageReply,
  IconTicket,
  IconUser,
  type IconProps,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Marked, SearchHit } from '#shared/contract/app/search.ts';
import { assertNever } from '#shared/kernel/assert-never.ts';
import { useLocalized, useT } from '../../lib/i18n.tsx';
import { useFormat, useNow } from '../../lib/time.ts';
import { Marks, Pill } from '../../ui/index.ts';
import css from './results.module.css';

type HitOf<K extends SearchHit['kind']> = Extract<SearchHit, { kind: K }>;

/** Why it was found, on two lines: what it is, and the words. */
export function HitRow({ hit }: { hit: SearchHit }) {
  switch (hit.kind) {
    case 'customer':
      return <CustomerHit hit={hit} />;
    case 'ticket':
      return <TicketHit hit={hit} />;
    case 'article':
      return <ArticleHit hit={hit} />;
    case 'message':
      return <MessageHit hit={hit} />;
    default:
      return assertNever(hit);
  }
}

function Picture({ of: Icon }: { of: ComponentType<IconProps> }) {
  return (
    <span className={css['picture']} aria-hidden>
      <Icon size={16} stroke={1.6} />
    </span>
  );
}

function At({ at }: { at: number }) {
  const format = useFormat();
  const now = useNow(60_000);
  return (
    <time dateTime={new Date(at).toISOString()} title={format.dateTime(at)}>
      {format.short(at, now)}
    </time>
  );
}

function CustomerHit({ hit }: { hit: HitOf<'customer'> }) {
  const t = useT('search');
  const common = useT('common');
  return (
    <>
      <Picture of={IconUser} />
      <span className={css['title']}>
        <Marks line={hit.name} />
        {hit.tier !== 'standard' && <Pill>{common(`tier.${hit.tier}`)}</Pill>}
      </span>
      <span className={css['aside']}>{t('openTickets', { count: hit.openTickets })}</span>
      {hit.detail && (
        <span className={css['words']}>
          <Marks line={hit.detail} />
        </span>
      )}
    </>
  );
}

function TicketHit({ hit }: { hit: HitOf<'ticket'> }) {
  const t = useT('search');
  const localized = useLocalized();
  const common = useT('common');
  return (
    <>
      <Picture of={IconTicket} />
      <span className={css['title']}>
        <span className={css['main']} dir="auto">
          <Marks line={hit.subject} />
        </span>
        <span className={css['place']}>
          {hit.customerName} · {t('numbered', { number: String(hit.number) })}
        </span>
      </span>
      <span className={css['aside']}>
        {common(`status.${hit.status}`)} · <At at={hit.at} />
      </span>
      <span className={css['words']} dir="auto">
        {hit.field && t('ofField', { label: localized(hit.field.label) })}
        <Marks line={hit.field?.value ?? hit.snippet} />
      </span>
    </>
  );
}

/** The signs of Markdown say nothing in a line cut out of its page. */
const unmarked = (line: Marked): Marked =>
  line.map(({ text, isHit }) => ({
    text: text.replace(/(^|\s)#{1,6}(?=\s)|\*{1,2}|__|`+|\|(?:\s*\|)*/g, '$1'),
    isHit,
  }));

function ArticleHit({ hit }: { hit: HitOf<'article'> }) {
  const t = useT('search');
  const lang = hit.language === 'zh' ? 'zh-CN' : 'en';
  return (
    <>
      <Picture of={IconArticle} />
      <span className={css['title']} lang={lang}>
        <span className={css['main']}>
          <Marks line={hit.title} />
        </span>
      </span>
      <span className={css['aside']}>
        {t(`language.${hit.language}`)} · <At at={hit.at} />
      </span>
      <span className={css['words']} lang={lang}>
        <Marks line={unmarked(hit.snippet)} />
      </span>
    </>
  );
}

const PICTURES = {
  customer: IconMessageCircle,
  reply: IconMessageReply,
  note: IconLock,
  event: IconMessageCircle,
} as const;

function MessageHit({ hit }: { hit: HitOf<'message'> }) {
  const t = useT('search');
  const messages = useT('messages');
  const author = hit.messageKind === 'note' ? messages('noteBy', { name: hit.authorName }) : hit.authorName;
  return (
    <>
      <Picture of={PICTURES[hit.messageKind]} />
      <span className={css['title']}>
        <span className={css['main']} dir="auto">
          <Marks line={hit.snippet} />
        </span>
      </span>
      <span className={css['aside']}>
        <At at={hit.at} />
      </span>
      <span className={css['words']}>
        {[...new Set([author, hit.customerName])].join(' · ')} · {t('numbered', { number: String(hit.number) })}{' '}
        {hit.subject}
      </span>
    </>
  );
}

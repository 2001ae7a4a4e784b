/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a list chosen from while a field has the focus has no tag of its own */
import { IconClockHour4, IconSearch, IconStar, IconX } from '@tabler/icons-react';
import type { ComponentType, ReactNode } from 'react';
import { useT } from '../../lib/i18n.tsx';
import css from './results.module.css';
import { domId, Row } from './results.tsx';
import own from './start.module.css';

/** A query that can be chosen before anything is typed. */
export type Offer = {
  readonly id: string;
  readonly kind: 'saved' | 'recent' | 'example';
  readonly query: string;
  readonly name: string;
  readonly hint: string;
  /** The digit that runs it while no field has the keyboard; null: none. */
  readonly digit: number | null;
  readonly forget: (() => void) | null;
};

type Props = {
  listId: string;
  offers: readonly Offer[];
  selectedId: string | null;
  onPick: (optionId: string) => void;
  onClearRecent: () => void;
};
const PICTURES = { saved: IconStar, recent: IconClockHour4, example: IconSearch } as const;

/** Before anything is typed: what was kept, what was looked for lately, and what can be typed at all. */
export function Start({ listId, offers, selectedId, onPick, onClearRecent }: Props) {
  const t = useT('search');
  const titles = { saved: t('saved'), recent: t('recent'), example: t('examples') };
  const clear = (
    // The key for it stands in the palette; inside a list of choices a button has no place for screen readers.
    <button type="button" aria-hidden tabIndex={-1} onClick={onClearRecent}>
      {t('clearRecent')}
    </button>
  );
  return (
    <div id={listId} role="listbox" aria-label={t('start')} className={css['list']}>
      {(['saved', 'recent', 'example'] as const).map((kind) => {
        const rows = offers.filter((offer) => offer.kind === kind);
        if (rows.length === 0) return null;
        return (
          <Group key={kind} title={titles[kind]} aside={kind === 'recent' ? clear : null}>
            {rows.map((offer) => (
              <div key={offer.id} role="presentation" className={own['offer']}>
                <Row
                  id={domId(listId, offer.id)}
                  isSelected={offer.id === selectedId}
                  className={css['row']}
                  onPick={() => onPick(offer.id)}
                >
                  <OfferLine offer={offer} of={PICTURES[kind]} />
                </Row>
                {offer.forget && (
                  <button
                    type="button"
                    aria-hidden
                    tabIndex={-1}
                    className={own['forget']}
                    title={t('forget', { name: offer.name })}
                    onClick={offer.forget}
                  >
                    <IconX size={14} stroke={1.6} />
                  </button>
                )}
              </div>
            ))}
          </Group>
        );
      })}
    </div>
  );
}

function Group({ title, aside, children }: { title: string; aside: ReactNode; children: ReactNode }) {
  return (
    <div role="group" aria-label={title}>
      <div className={css['head']} role="presentation">
        {title} {aside}
      </div>
      <div className={css['rows']} role="presentation">
        {children}
      </div>
    </div>
  );
}

type Picture = ComponentType<{ size?: number | string; stroke?: number | string }>;

function OfferLine({ offer, of: Icon }: { offer: Offer; of: Picture }) {
  return (
    <>
      <span className={css['picture']} aria-hidden>
        <Icon size={16} stroke={1.6} />
      </span>
      <span className={css['title']}>
        <span className={offer.kind === 'example' ? own['text'] : css['main']}>{offer.name}</span>
        {offer.hint !== '' && <span className={own['hint']}>{offer.hint}</span>}
      </span>
      {offer.digit !== null && <kbd className={own['digit']}>{offer.digit}</kbd>}
    </>
  );
}

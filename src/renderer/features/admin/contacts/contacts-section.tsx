import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Team } from '#shared/domain/team.ts';
import { useLocalized, useT } from '../../../lib/i18n.tsx';
import { useFormat } from '../../../lib/time.ts';
import { Panel } from '../../../ui/index.ts';
import css from '../admin.module.css';
import { Section, useKept } from '../section.tsx';
import { BlockedPanel } from './blocked-panel.tsx';
import { DispositionsPanel } from './dispositions-panel.tsx';
import { contactsOf } from './keep.ts';
import { RulesEditor } from './rules-editor.tsx';

/** How contacts are taken: which country a number is read as, what is asked for afterwards, and who is not rung for. */
export function ContactsSection() {
  const t = useT('admin');
  const { directory, waiting } = useKept();
  const team = directory?.team;
  return (
    <Section title={t('section.contacts')} lead={t('contacts.lead')} kept="outbox">
      {waiting}
      {team && (
        <>
          <RulesPanel team={team} />
          <DispositionsPanel team={team} />
          <BlockedPanel team={team} />
        </>
      )}
    </Section>
  );
}

function RulesPanel({ team }: { team: Team }) {
  const t = useT('admin');
  const format = useFormat();
  const localized = useLocalized();
  const queues = useKept().directory?.queues ?? [];
  const [openId, setOpenId] = useState<string | null>(null);
  const { usual, queues: own } = contactsOf(team);
  const words = ({ country, acwMs, isDispositionRequired }: typeof usual): string =>
    [
      t('contacts.countryNow', { country }),
      t('contacts.acwNow', { span: format.span(acwMs) }),
      t(isDispositionRequired ? 'contacts.required' : 'contacts.notRequired'),
    ].join(' · ');
  const rows = [
    { id: 'usual', name: t('contacts.usual'), rules: usual, isOwn: true },
    ...queues.map(({ id, name }) => ({
      id: id as string,
      name: localized(name),
      rules: { ...usual, ...own[id] } as typeof usual,
      isOwn: own[id] !== undefined,
    })),
  ];
  return (
    <Panel title={t('contacts.rules')}>
      <ul className={css['list']}>
        {rows.map(({ id, name, rules, isOwn }) => (
          <li key={id} className={css['item']}>
            <span>
              <b>{name}</b>
              <br />
              <span className="secondary">{isOwn ? words(rules) : t('contacts.asUsual')}</span>
            </span>
            <Button
              variant="default"
              size="xs"
              aria-label={t('contacts.changeOf', { name })}
              onClick={() => setOpenId(id)}
            >
              {t('change')}
            </Button>
          </li>
        ))}
      </ul>
      {openId !== null && <RulesEditor key={openId} team={team} queueId={openId} onClose={() => setOpenId(null)} />}
    </Panel>
  );
}

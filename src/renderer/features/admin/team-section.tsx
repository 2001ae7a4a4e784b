import { Button, NumberInput } from '@mantine/core';
import { useState } from 'react';
import type { Team } from '#shared/domain/team.ts';
import { useT } from '../../lib/i18n.tsx';
import { Panel } from '../../ui/index.ts';
import css from './admin.module.css';
import { Editor } from './editor.tsx';
import { LocalizedInput } from './inputs.tsx';
import { Section, useKept } from './section.tsx';
import { useKeep } from './use-kept-command.ts';

const NOTHING = { zh: '', en: '' };

/** What holds for the whole team. */
export function TeamSection() {
  const t = useT('admin');
  const { directory, waiting } = useKept();
  const [isOpen, setOpen] = useState(false);
  const team = directory?.team;
  const words = team?.signature;
  return (
    <Section
      title={t('section.team')}
      lead={t('team.lead')}
      kept="outbox"
      tools={
        <Button variant="default" disabled={!team} onClick={() => setOpen(true)}>
          {t('change')}
        </Button>
      }
    >
      {waiting}
      {team && (
        <>
          <Panel title={t('team.review')}>
            <p className={css['hint']}>{t('team.reviewNow', { days: team.reviewAfterDays })}</p>
          </Panel>
          <Panel title={t('team.signature')}>
            <p className={css['hint']}>{t('team.signatureHint')}</p>
            {words ? (
              <div className={css['two']}>
                <p className={css['preview']} lang="zh-CN">
                  {words.zh}
                </p>
                <p className={css['preview']} lang="en">
                  {words.en}
                </p>
              </div>
            ) : (
              <p>{t('team.noSignature')}</p>
            )}
          </Panel>
          {isOpen && <TeamEditor team={team} onClose={() => setOpen(false)} />}
        </>
      )}
    </Section>
  );
}

const isDays = (days: number): boolean => Number.isInteger(days) && days >= 7 && days <= 1000;

function TeamEditor({ team, onClose }: { team: Team; onClose: () => void }) {
  const t = useT('admin');
  const keep = useKeep();
  return (
    <Editor<Team>
      draftKey="team/team"
      title={t('section.team')}
      stored={team}
      validate={({ reviewAfterDays }) => (isDays(reviewAfterDays) ? {} : { reviewAfterDays: t('team.daysWrong') })}
      save={(data) => keep.put({ tbl: 'team', data })}
      onClose={onClose}
    >
      {(form) => (
        <>
          <NumberInput
            size="xs"
            label={t('team.review')}
            description={t('team.reviewHint')}
            suffix={` ${t('days')}`}
            min={7}
            max={1000}
            clampBehavior="none"
            value={form.value.reviewAfterDays}
            error={form.error('reviewAfterDays')}
            onChange={(days) => form.set({ reviewAfterDays: Number(days) })}
          />
          <LocalizedInput
            label={t('team.signature')}
            hint={t('team.signatureHint')}
            isLong
            maxLength={2000}
            value={form.value.signature ?? NOTHING}
            error={undefined}
            onChange={(words) => form.set({ signature: words.zh === '' && words.en === '' ? null : words })}
          />
        </>
      )}
    </Editor>
  );
}

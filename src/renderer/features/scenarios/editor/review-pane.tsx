import { Button, UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { PersonalAt, RemovedData } from '#shared/contract/app/scenarios.ts';
import type { Action } from '../../../lib/actions.ts';
import { ActionButton, ActionKeys, Panel } from '../../../ui/index.ts';
import css from './editor.module.css';
import type { Editing } from './use-editing.ts';
import type { Finding } from './use-findings.ts';
import { useFaultWords } from './use-trouble.ts';
import { useScenarioWords } from './use-words.ts';

/** `find`: leads to the next finding. */
type PersonalProps = { editing: Editing; finding: Finding; find: Action };

/** What a lead looks through before the team gets it: what could name somebody, what breaks, what is a guess, what was taken out. */
export function ReviewPane({ editing, finding, find }: PersonalProps) {
  return (
    <>
      <Faults editing={editing} />
      <Personal editing={editing} finding={finding} find={find} />
      <Looks editing={editing} />
      <Removed removed={editing.view.removed} />
    </>
  );
}

function Faults({ editing: { view, goTo } }: { editing: Editing }) {
  const { t, place } = useScenarioWords();
  const wordsOf = useFaultWords();
  if (view.faults.length === 0) return null;
  return (
    <Panel title={t('faults.title')} aside={t('faults.count', { count: view.faults.length })}>
      <ul className={css['list']}>
        {view.faults.map((fault) => (
          <li key={`${fault.place} ${fault.code}`}>
            <UnstyledButton className={css['item'] ?? ''} onClick={() => goTo(fault.place)}>
              <strong>{place(fault.place)}</strong>
              <span data-tone="bad">{wordsOf(fault)}</span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Personal({ editing, finding, find }: PersonalProps) {
  const { t } = useScenarioWords();
  const { personal } = editing;
  const { open } = finding;
  const aside = open.length > 0 ? t('personal.count', { count: open.length }) : t('personal.done');
  return (
    <Panel title={t('personal.title')} {...(personal.length > 0 ? { aside } : {})}>
      <p className={css['hint']}>
        <output>{t(personal.length === 0 ? 'personal.none' : 'personal.hint')}</output>
      </p>
      <ul className={css['list']}>
        {personal.map((one) => (
          <Found key={`${one.place} ${one.kind} ${one.text}`} one={one} finding={finding} />
        ))}
      </ul>
      {open.length > 0 && (
        <div className={css['foot']}>
          <ActionButton action={find} size="compact-sm" />
        </div>
      )}
    </Panel>
  );
}

function Found({ one, finding }: { one: PersonalAt; finding: Finding }) {
  const { t, place } = useScenarioWords();
  const isHere = finding.isHere(one);
  return (
    <li data-current={isHere || undefined} data-looked={one.isLooked || undefined}>
      <UnstyledButton className={css['item'] ?? ''} onClick={() => finding.goTo(one)}>
        <strong>{one.text}</strong>
        <span>
          {t(`kind.${one.kind}`)} · {place(one.place)}
        </span>
      </UnstyledButton>
      <Button
        size="compact-xs"
        variant="default"
        aria-pressed={one.isLooked}
        aria-label={t('personal.lookedOne', { text: one.text })}
        leftSection={one.isLooked ? <IconCheck size={14} stroke={2} aria-hidden /> : undefined}
        rightSection={isHere && !one.isLooked ? <ActionKeys id="scenario-edit.looked" keys="alt+y" /> : undefined}
        onClick={() => finding.mark(one, !one.isLooked)}
      >
        {t('personal.mark')}
      </Button>
    </li>
  );
}

function Looks({ editing: { view, goTo } }: { editing: Editing }) {
  const { t, place } = useScenarioWords();
  return (
    <Panel title={t('looks.title')}>
      {view.looks.length === 0 ? (
        <p className={css['hint']}>{t('looks.none')}</p>
      ) : (
        <ul className={css['list']}>
          {view.looks.map((look) => (
            <li key={`${look.place} ${look.code} ${look.word ?? ''}`}>
              <UnstyledButton className={css['item'] ?? ''} onClick={() => goTo(look.place, look.word)}>
                <strong>{place(look.place)}</strong>
                <span>{t(`look.${look.code}`, { word: look.word ?? '' })}</span>
              </UnstyledButton>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

/** The same kind with the same words in its place, counted. */
function counted(removed: readonly RemovedData[]) {
  const groups = new Map<string, { readonly one: RemovedData; count: number }>();
  for (const one of removed) {
    const key = `${one.kind} ${one.placeholder}`;
    const group = groups.get(key) ?? { one, count: 0 };
    group.count += 1;
    groups.set(key, group);
  }
  return [...groups.values()];
}

function Removed({ removed }: { removed: readonly RemovedData[] }) {
  const { t } = useScenarioWords();
  return (
    <Panel title={t('removed.title')} aside={t('removed.count', { count: removed.length })}>
      {removed.length === 0 ? (
        <p className={css['hint']}>{t('removed.none')}</p>
      ) : (
        <ul className={css['list']}>
          {counted(removed).map(({ one: { kind, placeholder }, count }) => (
            <li key={`${kind} ${placeholder}`} className={css['removed']}>
              <span>{t(`kind.${kind}`)}</span>
              <span>{placeholder === '' ? t('removed.gone') : t('removed.became', { placeholder })}</span>
              <span className="tabular">{t('removed.count', { count })}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

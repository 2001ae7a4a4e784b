import { SKILLS, START_FEELINGS } from '#shared/domain/practice/index.ts';
import { Choices } from './choices.tsx';
import css from './editor.module.css';
import { FactsForm } from './facts-form.tsx';
import { HeadForm } from './head-form.tsx';
import { LinesField } from './lines-field.tsx';
import { NeedsForm } from './needs-form.tsx';
import { withLines } from './texts.ts';
import type { Editing } from './use-editing.ts';
import { useScenarioWords } from './use-words.ts';

/** Everything of a scenario that a lead may change, in the order in which a session meets it. */
export function ScenarioForm({ editing }: { editing: Editing }) {
  const { t } = useScenarioWords();
  return (
    <div className={css['fields']}>
      <HeadForm editing={editing} />
      <div className={css['hint']}>
        <div>{t('field.lines')}</div>
        <div>{t('field.slots', { names: `{name}${t('comma')}{order}`, choice: '[a|b]' })}</div>
      </div>
      <Openings editing={editing} />
      <FactsForm editing={editing} />
      <NeedsForm editing={editing} />
      <Answers editing={editing} />
      <Better editing={editing} />
      <Slots editing={editing} />
    </div>
  );
}

function Openings({ editing }: { editing: Editing }) {
  const { t, feeling } = useScenarioWords();
  const { issue, edit } = editing;
  return (
    <section className={css['part']} data-at="openings" aria-label={t('field.openings')}>
      <h3>{t('field.openings')}</h3>
      <Choices
        editing={editing}
        at="feelings"
        label={t('field.feelings')}
        all={START_FEELINGS}
        chosen={issue.feelings}
        nameOf={feeling}
        onChosen={(feelings) => edit({ feelings })}
      />
      {START_FEELINGS.filter((one) => issue.feelings.includes(one)).map((one) => (
        <LinesField
          key={one}
          editing={editing}
          at={`openings.${one}`}
          label={t('field.opening', { feeling: feeling(one) })}
          lines={issue.openings[one] ?? []}
          onLines={(lines) => edit({ openings: withLines(issue.openings, one, lines) })}
        />
      ))}
    </section>
  );
}

function Answers({ editing }: { editing: Editing }) {
  const { t } = useScenarioWords();
  const { issue, edit } = editing;
  return (
    <section className={css['part']} data-at="answers" aria-label={t('field.answers')}>
      <h3>{t('field.answers')}</h3>
      <div className={css['two']}>
        {(['words', 'accept'] as const).map((name) => (
          <LinesField
            key={name}
            editing={editing}
            at={`answers.${name}`}
            label={t(`field.${name}`)}
            lines={issue.answers[name]}
            onLines={(lines) => edit({ answers: { ...issue.answers, [name]: lines } })}
          />
        ))}
      </div>
      <LinesField
        editing={editing}
        at="company"
        label={t('field.company')}
        lines={issue.company}
        onLines={(company) => edit({ company })}
      />
      <LinesField
        editing={editing}
        at="articles"
        label={t('field.articles')}
        lines={issue.articles}
        onLines={(articles) => edit({ articles })}
      />
    </section>
  );
}

function Better({ editing }: { editing: Editing }) {
  const { t, skill } = useScenarioWords();
  const { issue, edit } = editing;
  return (
    <section className={css['part']} data-at="better" aria-label={t('field.better')}>
      <h3>{t('field.better')}</h3>
      <p className={css['hint']}>{t('field.betterHint')}</p>
      {SKILLS.map((one) => (
        <LinesField
          key={one}
          editing={editing}
          at={`better.${one}`}
          label={t('field.betterOf', { skill: skill(one) })}
          lines={issue.better[one] ?? []}
          onLines={(lines) => edit({ better: withLines(issue.better, one, lines) })}
        />
      ))}
    </section>
  );
}

/** Words of our own in the place of people and places. */
function Slots({ editing }: { editing: Editing }) {
  const { t } = useScenarioWords();
  const { issue, edit } = editing;
  const names = Object.keys(issue.slots);
  if (names.length === 0) return null;
  return (
    <div className={css['part']}>
      {names.map((name) => (
        <LinesField
          key={name}
          editing={editing}
          at={`slots.${name}`}
          label={t('field.slotWords', { slot: `{${name}}` })}
          lines={issue.slots[name] ?? []}
          onLines={(lines) => edit({ slots: { ...issue.slots, [name]: lines } })}
        />
      ))}
    </div>
  );
}

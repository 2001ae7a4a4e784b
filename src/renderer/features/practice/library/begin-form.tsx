import { SegmentedControl, Select, TextInput } from '@mantine/core';
import { IconDice5, IconPlayerPlay } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { PracticeCase, PracticePersona } from '#shared/contract/app/practice.ts';
import { PRACTICE_CHANNELS } from '#shared/domain/practice/index.ts';
import type { Language } from '#shared/kernel/text.ts';
import { useActions } from '../../../lib/actions.ts';
import { ActionButton, ActionIconButton, leaveOnEscape } from '../../../ui/index.ts';
import { practiceAction } from '../lib/action.ts';
import { usePractice } from '../lib/queries.ts';
import { useBegin } from '../lib/use-begin.ts';
import { usePracticeWords } from '../lib/words.ts';
import css from './library.module.css';
import { drawSeed, MOST_SEED, readSeed } from './seed.ts';

const CHANCE = 'chance';
type Props = { one: PracticeCase; personas: readonly PracticePersona[]; lang: Language };

/** Who comes, by which channel, and the number that makes it the same again; whatever is left open is drawn by the number. */
export function BeginForm({ one, personas, lang }: Props) {
  const { t, channel } = usePracticeWords();
  const choice = useChoice({ one, personas, lang });
  const { start, dice } = choice;
  const first = useRef<HTMLInputElement>(null);
  useChooseKey(() => first.current?.focus());
  return (
    <div className={css['form']}>
      <Select
        ref={first}
        label={t('detail.persona')}
        onKeyDown={leaveOnEscape}
        allowDeselect={false}
        value={choice.persona}
        data={[
          { value: CHANCE, label: t('detail.chance') },
          ...personas.map(({ key, about }) => ({ value: key, label: about })),
        ]}
        onChange={(value) => choice.setPersona(value ?? CHANCE)}
      />
      <fieldset className={css['field']}>
        <legend>{t('detail.channel')}</legend>
        <SegmentedControl
          size="xs"
          aria-label={t('detail.channel')}
          value={choice.channel}
          data={[
            { value: CHANCE, label: t('detail.chance') },
            ...one.channels.map((name) => ({ value: name, label: channel(name) })),
          ]}
          onChange={choice.setChannel}
        />
      </fieldset>
      <div className={css['seed']}>
        <TextInput
          label={t('detail.seed')}
          description={t('detail.seedHint')}
          inputMode="numeric"
          value={choice.text}
          error={choice.seed === null && t('detail.seedBad', { most: MOST_SEED })}
          onChange={(event) => choice.setText(event.currentTarget.value)}
          onKeyDown={leaveOnEscape}
        />
        <ActionIconButton action={dice} />
      </div>
      <ActionButton action={start} />
      <p className={css['safe']}>{t('detail.safe')}</p>
    </div>
  );
}

/** One key leads from the list to what can be chosen about the matter. */
function useChooseKey(focus: () => void): void {
  useActions([practiceAction('practice.choose', 'practice:action.choose', 'c', focus)]);
}

function useChoice({ one, personas, lang }: Props) {
  const [persona, setPersona] = useState(CHANCE);
  const [channel, setChannel] = useState<string>(CHANCE);
  const [text, setText] = useState(() => String(drawSeed()));
  const begin = useBegin();
  const going = usePractice().data?.now;
  // What has ended stands among one's own, seen or not.
  const isFree = going === null || going?.state === 'ended';
  const seed = readSeed(text);
  const run = () => {
    if (seed === null) return;
    const chosen = {
      persona: personas.find(({ key }) => key === persona)?.key ?? null,
      channel: PRACTICE_CHANNELS.find((name) => name === channel) ?? null,
    };
    void begin.run({ lang, seed, issue: one.key, ...chosen });
  };
  const mayBegin = isFree && seed !== null && !begin.isRunning;
  const start = {
    ...practiceAction('practice.start', 'practice:action.start', 's', run, mayBegin),
    icon: IconPlayerPlay,
  };
  const draw = () => setText(String(drawSeed()));
  const dice = { ...practiceAction('practice.new-seed', 'practice:action.newSeed', 'r', draw), icon: IconDice5 };
  useActions([start, dice]);
  return { persona, setPersona, channel, setChannel, text, setText, seed, start, dice };
}

import { Menu, TextInput } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useT } from '../../../lib/i18n.tsx';
import { IconButton } from '../../../ui/index.ts';
import { repeatDay, setDay, type Reach } from './change.ts';
import { moveInColumn } from './move-in-column.ts';
import css from './shifts.module.css';
import { useDayName } from './use-day-name.ts';
import { useKindWords, type ShiftDraft } from './use-shift-draft.ts';
import { readBreaks, readDuties, writeBreaks, writeDuties } from './times.ts';
import type { Faults, Written, WrittenDay } from './written.ts';

type Props = {
  draft: ShiftDraft;
  faults: Faults;
  week: number;
  day: number;
  onChange: (value: Written) => void;
};

const OFF: WrittenDay = { hours: '', breaks: '' };

/** One day: when somebody works and rests, written as people write it. */
export function DayRow({ draft, faults, week, day, onChange }: Props) {
  const t = useT('board');
  const name = useDayName()(day);
  const { value, leave } = draft;
  const now = value.weeks[week]?.[day] ?? OFF;
  const place = `weeks.${week}.${day}`;
  const set = (next: WrittenDay) => onChange(setDay(value, week, day, next));
  return (
    <div className={css['day']} data-day={`${week}.${day}`}>
      <span>{name}</span>
      <DayFields
        day={now}
        place={place}
        faults={faults}
        names={{ hours: t('shift.dutiesOf', { day: name }), breaks: t('shift.breaksOf', { day: name }) }}
        onChange={set}
        onLeave={leave}
      />
      <CopyDay
        name={name}
        isMany={value.weeks.length > 1}
        onCopy={(reach) => onChange(repeatDay(value, week, day, reach))}
      />
    </div>
  );
}

type FieldsProps = {
  day: WrittenDay;
  place: string;
  faults: Faults;
  names: { readonly hours: string; readonly breaks: string };
  onChange: (day: WrittenDay) => void;
  onLeave: (field: string) => void;
};

/** The two fields of a day. What could be read is put into one form when it is left. */
export function DayFields({ day, place, faults, names, onChange, onLeave }: FieldsProps) {
  const t = useT('board');
  const words = useKindWords();
  const tidy = ({ hours, breaks }: WrittenDay): WrittenDay => {
    const [duties, rests] = [readDuties(hours), readBreaks(breaks)];
    return { hours: duties ? writeDuties(duties) : hours, breaks: rests ? writeBreaks(rests, words) : breaks };
  };
  return (['hours', 'breaks'] as const).map((col) => {
    const fault = faults[`${place}.${col}`];
    return (
      <TextInput
        key={col}
        data-col={col}
        onKeyDown={moveInColumn}
        aria-label={names[col]}
        placeholder={col === 'hours' ? t('shift.dayOff') : ''}
        value={day[col]}
        error={fault && t(`fault.${fault}`)}
        onChange={(event) => onChange({ ...day, [col]: event.currentTarget.value })}
        onBlur={() => {
          onLeave(`${place}.${col}`);
          const next = tidy(day);
          if (next[col] !== day[col]) onChange({ ...day, [col]: next[col] });
        }}
      />
    );
  });
}

const REACHES = ['work', 'all', 'weeks'] as const satisfies readonly Reach[];
const WORDS = { work: 'shift.copyWork', all: 'shift.copyAll', weeks: 'shift.copyWeeks' } as const;

type CopyProps = { name: string; isMany: boolean; onCopy: (reach: Reach) => void };

function CopyDay({ name, isMany, onCopy }: CopyProps) {
  const t = useT('board');
  const label = t('shift.copyDay', { day: name });
  return (
    <Menu position="bottom-end" width={180}>
      <Menu.Target>
        <IconButton icon={IconCopy} label={label} onClick={() => {}} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{label}</Menu.Label>
        {REACHES.filter((reach) => isMany || reach !== 'weeks').map((reach) => (
          <Menu.Item key={reach} onClick={() => onCopy(reach)}>
            {t(WORDS[reach], { day: name })}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

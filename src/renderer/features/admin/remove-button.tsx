import { Button } from '@mantine/core';
import { useState } from 'react';
import { useT } from '../../lib/i18n.tsx';

const focused = (button: HTMLButtonElement | null): void => button?.focus();

/** Asks once before it removes: the same button says what will happen, and Escape or leaving it takes that back. */
export function RemoveButton({ label, sure, onRemove }: { label: string; sure: string; onRemove: () => void }) {
  const t = useT('admin');
  const [isAsking, setAsking] = useState(false);
  if (!isAsking) {
    return (
      <Button variant="default" onClick={() => setAsking(true)}>
        {label}
      </Button>
    );
  }
  return (
    <>
      <Button color="var(--bad)" variant="outline" ref={focused} onClick={onRemove}>
        {sure}
      </Button>
      <Button variant="subtle" color="gray" onClick={() => setAsking(false)}>
        {t('cancel')}
      </Button>
    </>
  );
}

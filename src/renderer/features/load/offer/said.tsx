import { useState } from 'react';

/**
 * Read out once for each thing there is to say: words that go on changing (minutes) are not said again.
 * @param about what it is about; another one is another thing to say.
 */
export function Said({ about, text }: { about: string; text: string }) {
  const [said, setSaid] = useState({ about: '', text: '' });
  if (said.about !== about) setSaid({ about, text });
  return (
    <output className="visually-hidden" aria-live="polite">
      {said.about === about ? said.text : text}
    </output>
  );
}

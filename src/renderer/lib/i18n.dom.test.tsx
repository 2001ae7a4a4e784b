import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import { useEffect } from 'react';
import { afterEach, expect, it } from 'vitest';
import { zh } from '#shared/i18n/zh.ts';
import { useI18n, useT, WordsProvider, type Language } from './i18n.tsx';

afterEach(cleanup);

let knowsEnglish = () => false;
function Word() {
  const i18n = useI18n();
  useEffect(() => {
    knowsEnglish = () => i18n.hasResourceBundle('en', 'common');
  }, [i18n]);
  return <p>{useT('messages')('composer.send')}</p>;
}
const page = (language: Language) => (
  <WordsProvider language={language} known={{ zh }}>
    <Word />
  </WordsProvider>
);

it('the language that was chosen last is spoken, also when another is still being loaded', async () => {
  const { rerender } = render(page('zh'));
  rerender(page('en'));
  rerender(page('zh'));
  await waitFor(() => expect(knowsEnglish()).toBe(true));
  await act(async () => {
    await new Promise((resolve) => setTimeout(resolve));
  });
  expect(screen.getByText('发送')).toBeTruthy();
  expect(document.documentElement.lang).toBe('zh-CN');
  rerender(page('en'));
  await screen.findByText('Send');
});

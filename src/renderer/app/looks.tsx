import { MantineProvider } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Notifications } from '@mantine/notifications';
import { useEffect, type ReactNode } from 'react';
import { resolveLanguage, WordsProvider, type KnownWords } from '../lib/i18n.tsx';
import { useSettings } from '../lib/settings.ts';
import { useShell } from '../lib/shell.ts';
import { cssVariables, theme } from '../ui/theme.ts';

/** Language and colours, as the settings say; the window around the page is told as well. */
export function Looks({ known, children }: { known: KnownWords; children: ReactNode }) {
  const { settings, isKnown } = useSettings();
  const shell = useShell();
  const isSystemDark = useMediaQuery('(prefers-color-scheme: dark)', false, { getInitialValueInEffect: false });
  const language = resolveLanguage(settings.language, navigator.languages);
  const scheme = settings.theme === 'system' ? (isSystemDark ? 'dark' : 'light') : settings.theme;
  useEffect(() => {
    if (!isKnown) return;
    shell.call({ name: 'setTheme', theme: settings.theme });
    shell.call({ name: 'setLanguage', language });
  }, [shell, isKnown, settings.theme, language]);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} forceColorScheme={scheme}>
      <WordsProvider language={language} known={known}>
        <Notifications position="bottom-left" zIndex={1000} limit={4} containerWidth={276} className="toasts" />
        {children}
      </WordsProvider>
    </MantineProvider>
  );
}

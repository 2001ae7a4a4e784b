import '@fontsource-variable/inter';
import '../ui/mantine-styles.ts';
import '../ui/tokens.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { connect } from '../lib/connection.ts';
import { loadWords, resolveLanguage } from '../lib/i18n.tsx';
import { createQueryClient } from '../lib/query.ts';
import { createShell } from '../lib/shell.ts';
import { App } from './app.tsx';
import { askAhead } from './ask-ahead.ts';

async function start(root: HTMLElement): Promise<void> {
  const connection = connect(window.attune);
  const client = createQueryClient();
  askAhead(connection.api, client);
  // The used link must not stay in the address, where a reload would ask for it again.
  if (location.pathname === '/enter') history.replaceState(null, '', `/${location.hash}`);
  // The settings may want the other language: it is loaded when they are known.
  const language = resolveLanguage('system', navigator.languages);
  const known = { [language]: await loadWords(language) };
  createRoot(root).render(
    <StrictMode>
      <App connection={connection} client={client} shell={createShell(window.attune)} known={known} />
    </StrictMode>,
  );
}

const root = document.getElementById('root');
if (root) void start(root);

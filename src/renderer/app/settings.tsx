import { RestRules } from '../features/load/index.ts';
import { VoiceSettings } from '../features/practice/index.ts';
import { SettingsScreen } from '../features/settings/index.ts';

/** Where the features with choices of their own meet: `#/settings/<section>`. */
export function Settings({ rest }: { rest: readonly string[] }) {
  return <SettingsScreen rest={rest} Rest={RestRules} Practice={VoiceSettings} />;
}

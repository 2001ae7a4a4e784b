export { PracticePages } from './practice-pages.tsx';
export { CaseSide } from './session/case-side.tsx';
export { RehearsalDesk } from './session/rehearsal-desk.tsx';
export { SessionScreen } from './session/session-screen.tsx';
export { TalkPane } from './session/talk-pane.tsx';
export type { Hands } from './session/use-hands.ts';
export { VoiceSettings } from './voice/voice-settings.tsx';

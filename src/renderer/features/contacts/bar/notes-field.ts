import { isInPanel } from '../../../lib/actions.ts';

/** One panel of notes at a time: its field is found by name from wherever a key was pressed. */
export const NOTES_FIELD = 'contact-notes';

const panel = (): Element | null | undefined => document.getElementById(NOTES_FIELD)?.closest('aside');

/** A part of the panel that has keys of its own is somewhere else: from there the key leads back to the notes. */
export const hasNotesFocus = (): boolean =>
  (panel()?.contains(document.activeElement) ?? false) && !isInPanel(document.activeElement);
export const focusNotes = (): void => document.getElementById(NOTES_FIELD)?.focus({ preventScroll: true });

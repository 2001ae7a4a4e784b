import { isField } from './keys.ts';

export const isModalOpen = (): boolean => document.querySelector('[aria-modal="true"]') !== null;

/** Whether the keyboard is where something is being written, or in a dialog: nothing may take it away from there. */
export function isWriting(): boolean {
  const at = document.activeElement;
  if (isModalOpen()) return true;
  if (!isField(at)) return false;
  return at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement
    ? at.value !== ''
    : (at?.textContent ?? '') !== '';
}

import { actionIn } from '../../../lib/action-in.ts';

/** Makes an action of practice in a line. */
export const practiceAction = actionIn('practice');

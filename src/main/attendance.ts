import { powerMonitor } from 'electron';

type Tell = (what: 'active' | 'locked' | 'unlocked') => void;

const LOOK_MS = 15_000;

/**
 * Tells whether somebody is at the computer, also where they work in another window: the system says since when nothing was touched, and
 * when it is locked. That number is compared here and goes no further.
 */
export function watchAttendance(tell: Tell): void {
  powerMonitor.on('suspend', () => tell('locked'));
  powerMonitor.on('resume', () => tell('unlocked'));
  powerMonitor.on('lock-screen', () => tell('locked'));
  powerMonitor.on('unlock-screen', () => tell('unlocked'));
  const timer = setInterval(() => {
    if (powerMonitor.getSystemIdleTime() * 1000 < LOOK_MS) tell('active');
  }, LOOK_MS);
  timer.unref();
}

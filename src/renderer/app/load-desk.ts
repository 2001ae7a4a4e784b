/** The signed-in desk, in a file of its own: fetched while the password is typed. */
export const loadDesk = () => import('./desk.tsx');

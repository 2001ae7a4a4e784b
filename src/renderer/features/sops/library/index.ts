export { SopsScreen } from './sops-screen.tsx';

export { RecordScreen, SharedRecordScreen } from './record-screen.tsx';

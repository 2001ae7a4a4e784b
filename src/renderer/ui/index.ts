export { ActionButton, ActionIconButton } from './action-button.tsx';
export { IconButton, type Icon } from './icon-button.tsx';
export { KeyHint } from './key-hint.tsx';
export { Panel } from './panel.tsx';
export { SplitLayout } from './split-layout.tsx';
export { EmptyState, ErrorState, Skeleton } from './states.tsx';
export { Pill, StatusDot, type Tone } from './status.tsx';
export { VirtualList, type VirtualListProps } from './virtual-list.tsx';
export { leaveOnEscape } from './leave-on-escape.ts';

export { eraseCustomer, type Erased } from './erase.ts';
export { keepErased } from './keep-erased.ts';
export { fileLedger, type Erasure, type Ledger } from './ledger.ts';
export { noteReceipt, receipts, type Receipt } from './receipts.ts';

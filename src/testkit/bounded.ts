/** ms. What is read once takes a twentieth of it on a slow machine; what is read from each of its letters takes many seconds. */
export const BOUNDED_MS = 6000;

/**
 * A procedure as a Mermaid flow chart: what stands where and leads where, for people and for the many programs that draw it. Comments
 * keep what a drawing cannot show: both languages, keys, what must not be left out. Forms, actions and explanations are not in it.
 */
export { fromMermaid, type FromMermaid } from './mermaid-content.ts';
export { DIAGRAM_PROBLEMS, type DiagramProblem } from './mermaid-read.ts';
export { toMermaid } from './mermaid-write.ts';

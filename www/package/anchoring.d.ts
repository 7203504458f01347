/** A selector of the W3C's Web Annotation model; positions count code points. */
export interface Selector {
  type: string;
  refinedBy?: Selector;
  [key: string]: unknown;
}

/** The text of everything under a root, and where each stretch of it stands. Positions are UTF-16, as the DOM has them. */
export class TextMap {
  constructor(root: Node);
  readonly root: Node;
  readonly text: string;
  readonly nodes: Text[];
  readonly starts: number[];
  range(start: number, end: number): Range | null;
  offsets(range: Range): [number, number];
}

/** A range in every way it may be found again, widened to whole graphemes: a quotation, a position, a pair of paths, a fragment. */
export function describe(range: Range, root: Node, map?: TextMap): Selector[];

/** All ranges that a selector stands for, in the order of the page. */
export function find(selector: Selector, root: Node): Range[];

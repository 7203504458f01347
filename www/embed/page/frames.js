/**
 * Points and boxes of frames, in the window around them. Knows frames of the same origin; must not know what is in them.
 */

/** The frame at a point of a window, if there is one. */
export function frameAt(x, y, view) {
  const element = view.document.elementFromPoint(x, y);
  return element?.localName === 'iframe' ? element : null;
}

/** Where the page in a frame begins, in the frame's own window. */
export function originOf(frame) {
  const { left, top } = frame.getBoundingClientRect();
  const { paddingLeft, paddingTop } = getComputedStyle(frame);
  return { left: left + frame.clientLeft + Number.parseFloat(paddingLeft), top: top + frame.clientTop + Number.parseFloat(paddingTop) };
}

/** A box of a window, as it lies in ours. */
export function inWindow(rect, view) {
  if (view === window || !view?.frameElement) return rect;
  const { left, top } = originOf(view.frameElement);
  return inWindow(new DOMRect(rect.x + left, rect.y + top, rect.width, rect.height), view.parent);
}

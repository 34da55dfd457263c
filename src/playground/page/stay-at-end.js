/** How near to its end, in pixels, a log is taken to be read to the end. */
const nearTheEnd = 80;

/** Keeps a scrolling log at its end while it grows or is resized, unless one has scrolled up to read. */
export function createStayAtEnd(container) {
  let isAtEnd = true;
  const catchUp = () => {
    if (isAtEnd) container.scrollTop = container.scrollHeight;
  };
  container.addEventListener('scroll', () => {
    isAtEnd = container.scrollHeight - container.scrollTop - container.clientHeight < nearTheEnd;
  });
  new ResizeObserver(catchUp).observe(container);
  return {
    catchUp,
    goToEnd() {
      isAtEnd = true;
      catchUp();
    },
  };
}

import { h } from '../dom.js';

/** A link that opens a page of its own and is never a script. */
export function outsideLink(url, label) {
  const isWeb = /^(https?|mailto):/i.test(url);
  return isWeb ? h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, label) : label;
}

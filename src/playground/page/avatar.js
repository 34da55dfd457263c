import { h } from './dom.js';

const hues = 8;

/** A person's initials on a colour of their own; decoration, the name stands beside it. */
export function avatar(name, className = '') {
  const words = name.split(' ');
  const initials = `${words[0]?.[0] ?? ''}${words.length > 1 ? words.at(-1)[0] : ''}`;
  const hue = [...name].reduce((sum, sign) => sum + sign.codePointAt(0), 0) % hues;
  return h('span', { class: `avatar hue-${hue} ${className}`, 'aria-hidden': 'true' }, initials);
}

export function botAvatar() {
  return h('img', { class: 'avatar', src: '/playground/page/tandem.svg', alt: '' });
}

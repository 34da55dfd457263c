import { Tokenizer } from 'htmlparser2';
import { capped } from '../../core/forms/capped.ts';

/** Teams takes messages of some 100 KB with all their markup. */
const mostMarkup = 100_000;

const blocks = new Set(['p', 'div', 'li', 'tr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre']);
const unread = new Set(['script', 'style']);
const pictures = new Set(['img', 'emoji']);

/** What a chat message says, without its formatting: Teams hands message bodies over as HTML. */
export function readMarkup(html: string): string {
  return capped(linesIn(capped(html, mostMarkup)).map(tidied).join('\n').trim());
}

/** Blanks around a line break of the source are one blank, and those at the ends of a line none. */
function tidied(line: string): string {
  return line
    .replaceAll('\u00a0', ' ')
    .replace(/\s+/g, (blanks) => (blanks.includes('\n') ? ' ' : blanks))
    .trim();
}

/**
 * One tokenizer goes through the text once: it keeps no list of what is open, so that no nesting makes it slow, and takes
 * what is no HTML for text.
 */
function linesIn(html: string): string[] {
  const lines = [''];
  let tag = '';
  let attribute = '';
  let alt = '';
  let skipped = '';
  const read = (start: number, end: number) => html.slice(start, end);
  const say = (words: string) => {
    if (skipped === '') lines[lines.length - 1] += words;
  };
  const opened = () => {
    if (unread.has(tag)) skipped = tag;
    else if (tag === 'li') say('• ');
    else if (tag === 'br') lines.push('');
    else if (pictures.has(tag)) say(alt);
  };
  const tokenizer = new Tokenizer(
    { xmlMode: false, decodeEntities: true },
    {
      onopentagname(start, end) {
        tag = read(start, end).toLowerCase();
        alt = '';
      },
      onattribname(start, end) {
        attribute = read(start, end).toLowerCase();
      },
      onattribdata(start, end) {
        if (attribute === 'alt') alt += read(start, end);
      },
      onattribentity(code) {
        if (attribute === 'alt') alt += String.fromCodePoint(code);
      },
      onattribend() {},
      onopentagend: opened,
      onselfclosingtag: opened,
      onclosetag(start, end) {
        const name = read(start, end).toLowerCase();
        if (name === skipped) skipped = '';
        else if (blocks.has(name)) lines.push('');
      },
      ontext: (start, end) => say(read(start, end)),
      ontextentity: (code) => say(String.fromCodePoint(code)),
      oncdata() {},
      oncomment() {},
      ondeclaration() {},
      onprocessinginstruction() {},
      onend() {},
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  return lines;
}

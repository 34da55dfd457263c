import {
  Composer,
  CST,
  type Document,
  isAlias,
  isCollection,
  isScalar,
  Lexer,
  LineCounter,
  Parser,
  visit,
} from 'yaml';
import { type FileLimits, tooLarge } from '../forms/decode-file.ts';
import { fileRefusal } from '../forms/file-refusal.ts';
import { quotable } from '../forms/unseen.ts';
import { refusalOf } from './setup-refusal.ts';

export interface YamlFile {
  document: Document.Parsed;
  content: unknown;
  lines: LineCounter;
}

/** More than any file that is meant has, and few enough that no file keeps the reader busy or fills its memory. */
const most = {
  parts: 400_000,
  levels: 50,
  entries: 10_000,
  length: 20_000,
  anchors: 200,
  aliases: 500,
  tags: 200,
  directives: 5,
  documents: 1,
  outside: 5000,
};
type Limit = keyof typeof most;

const tooMuch: Record<Limit, string> = {
  parts: 'The file is too long. Split it into several.',
  levels: 'It is nested too deep here.',
  entries: 'There are too many entries here.',
  length: 'What begins here is too long.',
  anchors: `There are more than ${most.anchors} anchors (&).`,
  aliases: `There are more than ${most.aliases} aliases (*).`,
  tags: `There are more than ${most.tags} tags (!).`,
  directives: `There are more than ${most.directives} directives (%).`,
  documents: 'The file must be one document, and this is where a second one ends.',
  outside: 'There is too much here that belongs to nothing.',
};

/** What the library calls those of which there may be only so many. */
const limitOf: Record<string, Limit> = {
  anchor: 'anchors',
  alias: 'aliases',
  tag: 'tags',
  'directive-line': 'directives',
};

const mostFaultsNamed = 20;

export const yamlLimits: FileLimits = { largest: 2_000_000, advice: 'Save it as UTF-8 and try again.' };

/**
 * Reads a YAML 1.2 file of one document, and nothing that such a file can do to whoever reads it.
 * @throws {AppError} that says what is wrong, with line and column
 */
export function readYaml(text: string): YamlFile {
  if (text.length > yamlLimits.largest) throw tooLarge(yamlLimits.largest);
  const lines = new LineCounter();
  const tokens = tokensOf(text, lines);
  const [document] = [...composerOf().compose(tokens, true, text.length)];
  if (document === undefined) throw fileRefusal(['The file is empty.']);
  const faults = [...document.errors, ...document.warnings, ...unresolvedIn(document)];
  if (faults.length > 0) {
    throw refusalOf(
      faults.slice(0, mostFaultsNamed).map(({ pos, message }) => {
        return {
          ...placeOf(lines, pos[0]),
          text: `${quotable(message, 200)}${/\.$/.test(message) ? '' : '.'}`,
        };
      }),
    );
  }
  const content = contentOf(document as Document.Parsed);
  if (content === null || content === undefined) throw fileRefusal(['The file is empty.']);
  return { document: document as Document.Parsed, content, lines };
}

/** Aliases of what no anchor before them names. */
function unresolvedIn(document: Document.Parsed): { pos: [number]; message: string }[] {
  const anchors = new Set<string>();
  const found: { pos: [number]; message: string }[] = [];
  visit(document, (_key, node) => {
    if (isAlias(node) && !anchors.has(node.source)) {
      found.push({
        pos: [node.range?.[0] ?? 0],
        message: `There is no anchor &${node.source} before this alias`,
      });
    }
    if (isCollection(node) || isScalar(node)) anchors.add(node.anchor ?? '');
  });
  return found;
}

/** A file cannot ask for the rules of YAML 1.1, with its merge keys and dates. */
function composerOf() {
  return new Composer({ version: '1.2', schema: 'core', logLevel: 'error', stringKeys: true });
}

function contentOf(document: Document.Parsed): unknown {
  try {
    return document.toJS();
  } catch (error) {
    // The aliases of an alias, which multiply: the library counts them and stops.
    if (error instanceof ReferenceError) {
      throw fileRefusal(['The file repeats its parts by * more often than is read.'], error);
    }
    throw error;
  }
}

/**
 * The parts that the file is made of. They are counted while they are read, so that nothing goes on that nobody means:
 * what comes after takes long over each fault, and calls itself for each level.
 */
function tokensOf(text: string, lines: LineCounter): CST.Token[] {
  lines.addNewLine(0);
  const parser = new Parser(lines.addNewLine);
  const tokens: CST.Token[] = [];
  const counts = new Map<Limit, number>();
  const atMost = (what: Limit, size: number) => {
    if (size <= most[what]) return;
    throw refusalOf([{ ...placeOf(lines, parser.offset), text: tooMuch[what] }]);
  };
  const count = (what: Limit) => {
    const times = (counts.get(what) ?? 0) + 1;
    counts.set(what, times);
    atMost(what, times);
  };
  const take = (token: CST.Token) => {
    tokens.push(token);
    count(token.type === 'document' ? 'documents' : 'outside');
  };
  for (const lexeme of new Lexer().lex(text)) {
    count('parts');
    if (lexeme.trim() !== '') atMost('length', lexeme.length);
    for (const token of parser.next(lexeme)) take(token);
    const counted = limitOf[CST.tokenType(lexeme) ?? ''];
    if (counted) count(counted);
    atMost('levels', parser.stack.length);
    const open = parser.stack.at(-1);
    atMost('entries', open && 'items' in open ? open.items.length : 0);
    atMost('outside', open && 'end' in open ? (open.end?.length ?? 0) : 0);
  }
  for (const token of parser.end()) take(token);
  return tokens;
}

function placeOf(lines: LineCounter, offset: number): { line: number; column: number } {
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}

/** Teams counts a message in UTF-16 and takes about 100 KB; at most 80 KB is safe. */
export const mostMessageBytes = 80 * 1024;

/** Characters of a card's JSON; the rest of the message is the envelope around it. */
export const mostCardCharacters = 36_000;

/** One block of text: small enough that a long text can be parted between its blocks. */
export const mostBlockCharacters = 3000;

/** Buttons that Teams draws in one row; further ones would hide in a menu. */
export const mostButtonsInARow = 6;

/** Longer titles are cut off on a phone. */
export const longestButtonTitle = 60;

/** What a phone's notification shows of a message. */
export const longestSummary = 300;

/** From this many options on, a drop-down can be searched by typing. */
export const fewestOptionsToSearch = 16;

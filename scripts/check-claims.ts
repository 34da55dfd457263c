import { existsSync, readFileSync } from 'node:fs';
import { findUnshown, readClaims } from './house/claims.ts';

const path = 'docs/security.md';
const claims = readClaims(readFileSync(path, 'utf8'), /^## (What is not protected|Not tried)/);
const unshown = findUnshown(claims, (file) => (existsSync(file) ? readFileSync(file, 'utf8') : undefined));
for (const sentence of unshown) console.error(`${path}, ${sentence}.`);
if (claims.length === 0) console.error(`${path} claims nothing.`);
if (unshown.length > 0 || claims.length === 0) process.exitCode = 1;

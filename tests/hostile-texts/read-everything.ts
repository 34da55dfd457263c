import { fileReaders, type Reader, readers } from './readers.ts';
import { shapesOf } from './shapes.ts';

/** Says what it reads before it does, so that whoever stops it knows where it was. */
async function readAll(those: Record<string, Reader>, size: number): Promise<void> {
  const shapes = shapesOf(size);
  for (const [name, read] of Object.entries(those)) {
    for (const [shape, text] of shapes) {
      process.stdout.write(`${name}: ${shape}\n`);
      try {
        await read(text);
      } catch {
        // What is refused is read.
      }
    }
    process.stdout.write(`${name}: read\n`);
  }
}

await readAll(readers, 1_000_000);
await readAll(fileReaders, 100_000);
// What stands in the pipe would be lost by an exit, where whoever reads it has other things to do.
process.stdout.write('', () => process.exit(0));

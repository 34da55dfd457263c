import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { program } from 'commander';
import { gallery } from '../src/gallery/gallery.ts';
import { renderExampleForSlack } from '../src/gallery/render-on-slack.ts';
import { renderExampleForTeams } from '../src/gallery/render-on-teams.ts';

/** Writes what each platform would be sent for every example of every view. */
async function writeGallery(folder: string): Promise<void> {
  const renderers = { slack: renderExampleForSlack, teams: renderExampleForTeams };
  for (const [platform, render] of Object.entries(renderers)) {
    await mkdir(join(folder, platform), { recursive: true });
    for (const example of gallery) {
      const file = join(folder, platform, `${example.view}--${example.example}.json`);
      await writeFile(file, `${JSON.stringify(render(example), null, 2)}\n`);
    }
  }
  console.log(`${gallery.length} examples on each platform in ${folder}`);
}

const { out } = program.requiredOption('--out <folder>', 'where to write').parse().opts<{ out: string }>();
await writeGallery(out);

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import ajvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { parseCommand } from '../../src/core/chat/parse-command.ts';
import { addToAgendaCommand } from '../../src/teams/inbound/message-action.ts';

const folder = new URL('../../manifests/teams/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('manifest.json', folder), 'utf8'));
const schemaFile = `@microsoft/app-manifest/build/json-schemas/teams/v${manifest.manifestVersion}/MicrosoftTeams.schema.json`;
const schema = createRequire(import.meta.url)(schemaFile);

const ajv = new ajvDraft04.default({ strict: false, allErrors: true });
addFormats.default(ajv);
const isValid = ajv.compile(schema);

describe('the manifest of the Teams app', () => {
  it("is one by Microsoft's own schema", () => {
    isValid(manifest);
    expect(isValid.errors).toBeNull();
  });

  it('would not be one with a key that Teams does not know', () => {
    expect(isValid({ ...manifest, scopes: [] })).toBe(false);
  });

  it('has one placeholder for the id of the app and its bot, which whoever installs it replaces', () => {
    const ids = [manifest.id, manifest.bots[0].botId, manifest.composeExtensions[0].botId];
    expect(new Set(ids)).toEqual(new Set(['00000000-0000-0000-0000-000000000000']));
  });

  it('puts the bot into the personal chat, and into teams for the deadline posts in their channels', () => {
    expect(manifest.bots[0].scopes).toEqual(['personal', 'team']);
    expect(manifest.defaultInstallScope).toBe('personal');
    expect(manifest.defaultGroupCapability).toEqual({ team: 'bot' });
  });

  it('offers its commands in the personal chat alone', () => {
    expect(manifest.bots[0].commandLists.map(({ scopes }: { scopes: string[] }) => scopes)).toEqual([
      ['personal'],
    ]);
  });

  it('offers commands that Tandem knows', () => {
    const { commands } = manifest.bots[0].commandLists[0];
    const types = commands.map(({ title }: { title: string }) => parseCommand(title).type);
    expect(types).toEqual([
      'open-home',
      'open-agenda-form',
      'open-action-form',
      'open-note-form',
      'open-help',
    ]);
  });

  it('declares the action on messages under the id that the code listens to', () => {
    expect(manifest.composeExtensions[0].commands).toEqual([
      expect.objectContaining({
        id: addToAgendaCommand,
        type: 'action',
        context: ['message'],
        fetchTask: true,
      }),
    ]);
  });

  it.each([
    ['color', 192],
    ['outline', 32],
  ])('has the %s icon as a PNG of %i pixels in square', (icon, pixels) => {
    const png = readFileSync(new URL(manifest.icons[icon], folder));
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([pixels, pixels]);
  });
});

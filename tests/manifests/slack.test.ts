import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { environmentSchema } from '../../src/config/environment-schema.ts';
import { addToAgenda } from '../../src/slack/inbound/names.ts';

function readJson(path: string) {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
}

const schema = readJson('slack-manifest.v2.json');
const http = readJson('../../manifests/slack.http.json');
const socket = readJson('../../manifests/slack.socket.json');

/** Slack's schema holds notes and keywords of its own, which Ajv's strict mode would refuse. */
const ajv = new Ajv({ strict: false, allErrors: true });
addFormats.default(ajv);
const isValid = ajv.compile(schema);

describe.each([
  ['slack.http.json', http],
  ['slack.socket.json', socket],
])('the manifest %s', (_name, manifest) => {
  it("is one by Slack's own schema", () => {
    isValid(manifest);
    expect(isValid.errors).toBeNull();
  });

  it('would not be one with a key that Slack does not know', () => {
    expect(isValid({ ...manifest, scopes: [] })).toBe(false);
  });

  it('names the command that the settings listen to by default, escaped so that mentions carry ids', () => {
    const { SLACK_COMMAND } = environmentSchema.parse({});
    expect(manifest.features.slash_commands).toEqual([
      expect.objectContaining({ command: SLACK_COMMAND, should_escape: true }),
    ]);
  });

  it('names the message shortcut that the code listens to', () => {
    expect(manifest.features.shortcuts).toEqual([
      expect.objectContaining({ type: 'message', name: 'Add to 1-to-1 agenda', callback_id: addToAgenda }),
    ]);
  });

  it('asks for what Tandem uses and for no message history', () => {
    expect(manifest.oauth_config.scopes).toEqual({
      bot: [
        'channels:read',
        'chat:write',
        'commands',
        'groups:read',
        'im:write',
        'users:read',
        'users:read.email',
      ],
      // Without it Tandem posts in the channels that it is invited to.
      bot_optional: ['chat:write.public'],
    });
  });

  it('turns on the Home tab, the messages tab and interactivity', () => {
    expect(manifest.features.app_home).toMatchObject({ home_tab_enabled: true, messages_tab_enabled: true });
    expect(manifest.settings.interactivity.is_enabled).toBe(true);
    expect(manifest.settings.event_subscriptions.bot_events).toContain('app_home_opened');
  });

  it('subscribes to everything about channels that the code follows, with the scopes that Slack wants for it', () => {
    const { bot_events } = manifest.settings.event_subscriptions;
    const about = (bot_events as string[]).filter((name) => /^(channel|group)_/.test(name));
    expect(about.toSorted()).toEqual(
      ['channel', 'group'].flatMap((kind) =>
        ['archive', 'deleted', 'rename', 'unarchive'].map((what) => `${kind}_${what}`),
      ),
    );
    expect(manifest.oauth_config.scopes.bot).toEqual(
      expect.arrayContaining(['channels:read', 'groups:read']),
    );
  });
});

describe('the two manifests', () => {
  it('send everything to one address over HTTP, and to none in Socket Mode', () => {
    const address = 'https://tandem.example.com/slack/events';
    expect(http.features.slash_commands[0].url).toBe(address);
    expect(http.settings.interactivity.request_url).toBe(address);
    expect(http.settings.event_subscriptions.request_url).toBe(address);
    expect(http.settings.socket_mode_enabled).toBe(false);
    expect(JSON.stringify(socket)).not.toContain('https://');
    expect(socket.settings.socket_mode_enabled).toBe(true);
  });

  it('ask for the same scopes and events', () => {
    expect(socket.oauth_config).toEqual(http.oauth_config);
    expect(socket.settings.event_subscriptions.bot_events).toEqual(
      http.settings.event_subscriptions.bot_events,
    );
  });
});

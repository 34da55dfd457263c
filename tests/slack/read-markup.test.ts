import { describe, expect, it } from '@jest/globals';
import { mentionedIn, readMarkup, strangersIn } from '../../src/slack/inbound/read-markup.ts';

describe('text as Slack sends it', () => {
  it.each([
    ['<https://a.example/x?b=1&amp;c=2|the plan>', 'the plan (https://a.example/x?b=1&c=2)'],
    ['<https://a.example>', 'https://a.example'],
    ['<mailto:mei@a.example|mei@a.example>', 'mei@a.example'],
    ['a &lt;b&gt; &amp;amp; c', 'a <b> &amp; c'],
    ['<@U1> and <@U2|kofi> and <@U3>', '@Mei Tan and @kofi and @someone'],
    ['<#C1|general> <#C2>', '#general #a channel'],
    ['<!here> <!subteam^S1|@design> <!subteam^S2>', '@here @design @subteam'],
    ['*bold* stays as it was typed', '*bold* stays as it was typed'],
  ])('%s is read as: %s', (text, read) => {
    expect(readMarkup(text, new Map([['U1', 'Mei Tan']]))).toBe(read);
  });

  it('is not read twice: what a name holds is not markup', () => {
    expect(readMarkup('<@U1>', new Map([['U1', 'A &lt;b&gt; <x>']]))).toBe('@A &lt;b&gt; <x>');
  });

  it('tells those who have no name', () => {
    expect(strangersIn('<@U1> <@U2|Mei Tan> <@U3>', new Map([['U1', 'Mei']]))).toEqual([
      '@Mei Tan',
      '@someone',
    ]);
  });

  it('names each mentioned person once', () => {
    expect(mentionedIn('<@U1> <@W2|w> <@U1> <#C1> <!here>')).toEqual(['U1', 'W2']);
  });
});

import type { Backstage } from './backstage.ts';
import { type ChannelChange, changeChannel, changeTeam, type TeamChange } from './change-channel.ts';
import { placeOf } from './compose-activity.ts';
import { fetchCommandDialog, pressInDialog } from './dialogs.ts';
import { install, setInstalledInTeam, uninstall } from './installation.ts';
import type { Press, Pressed } from './press.ts';
import { pressInMessage } from './press-in-message.ts';
import { type Sight, sightOf, type Told } from './sight.ts';
import { VisitError } from './visit-error.ts';
import type { Conversation, Dialog, Team, TeamsUser } from './world.ts';
import { type Writing, writeMessage } from './write-message.ts';

/** A message; without a conversation it is one in the personal chat with the bot. */
export type MessageRef = { activityId: string; conversationId?: string | undefined };

/** Acts in Teams as one person; every method returns what that person then sees. */
export class Visitor {
  readonly #backstage: Backstage;
  readonly #userId: string;

  constructor(backstage: Backstage, user: TeamsUser) {
    this.#backstage = backstage;
    this.#userId = user.id;
  }

  get user(): TeamsUser {
    const user = this.#backstage.store.user(this.#userId);
    if (user === undefined) throw new VisitError('That person is not in this organisation.');
    return user;
  }

  conversations(): { id: string; kind: Conversation['kind']; name: string }[] {
    const { store, bot } = this.#backstage;
    return store.world.conversations
      .filter(({ memberIds }) => memberIds.includes(this.#userId))
      .map(({ id, kind, name }) => ({ id, kind, name: kind === 'personal' ? bot.name : name }));
  }

  see(conversationId?: string): Sight {
    return this.#sight(this.#conversation(conversationId));
  }

  /** Types a message into the personal chat with the bot. */
  say(text: string): Promise<Sight> {
    return this.write({ text });
  }

  /** Types a message anywhere; `@` and the bot's name mention it in a channel. */
  async write({ conversationId, ...writing }: Writing & { conversationId?: string | undefined }) {
    const conversation = this.#conversation(conversationId);
    return this.#sight(conversation, await writeMessage(this.#backstage, this.user, conversation, writing));
  }

  async press({ activityId, conversationId, ...press }: MessageRef & Press): Promise<Sight> {
    const at = this.#at({ activityId, conversationId });
    return this.#sight(at.conversation, await pressInMessage(this.#backstage, at, press));
  }

  async pressInDialog(press: Press): Promise<Sight> {
    const dialog = this.#dialog();
    const at = this.#at(dialog);
    return this.#sight(at.conversation, await pressInDialog(this.#backstage, at, dialog, press));
  }

  /** Closes the dialog with its cross: the bot hears nothing of it. */
  closeDialog(): Sight {
    const { conversationId } = this.#dialog();
    delete this.#backstage.store.world.dialogs[this.#userId];
    this.#backstage.store.changed(conversationId);
    return this.see(conversationId);
  }

  /** Runs one of the app's message actions on a message, from its menu of more options. */
  async runCommand({ commandId, ...ref }: MessageRef & { commandId: string }): Promise<Sight> {
    const at = this.#at(ref);
    if (!at.user.installed) throw new VisitError('The app is not installed.');
    if (!this.#backstage.commands.some(({ id }) => id === commandId)) {
      throw new VisitError(`The app has no message action "${commandId}".`);
    }
    return this.#sight(at.conversation, await fetchCommandDialog(this.#backstage, at, commandId));
  }

  async install(): Promise<Sight> {
    const chat = this.#conversation();
    await install(this.#backstage, this.user, placeOf(chat));
    return this.#sight(chat);
  }

  async uninstall(): Promise<Sight> {
    const chat = this.#conversation();
    await uninstall(this.#backstage, this.user, placeOf(chat));
    return this.#sight(chat);
  }

  /** Puts the app into a team that this person is in. */
  installInTeam(name: string): Promise<Sight> {
    return this.#setInstalledInTeam(name, true);
  }

  uninstallFromTeam(name: string): Promise<Sight> {
    return this.#setInstalledInTeam(name, false);
  }

  /** Renames, deletes or restores a channel of a team that this person is in. */
  async changeChannel(conversationId: string, change: ChannelChange): Promise<Sight> {
    const channel = this.#conversation(conversationId);
    await changeChannel(this.#backstage, this.user, channel, change);
    return this.#sight(channel);
  }

  /** Renames, archives, deletes a team that this person is in, or brings it back. */
  async changeTeam(name: string, change: TeamChange): Promise<Sight> {
    const team = this.#team(name);
    await changeTeam(this.#backstage, this.user, team, change);
    return this.#sight(this.#conversation(team.id));
  }

  /** Blocks or unblocks the bot; Teams tells the bot only when it next writes. */
  block(blocked = true): Sight {
    this.user.blocked = blocked;
    const chat = this.#conversation();
    this.#backstage.store.changed(chat.id);
    return this.#sight(chat);
  }

  #sight(conversation: Conversation, told: Told = {}): Sight {
    return sightOf(this.#backstage, this.user, conversation, told);
  }

  #conversation(id?: string): Conversation {
    const { store } = this.#backstage;
    const found = id === undefined ? store.personalChat(this.#userId) : store.conversation(id);
    if (found === undefined || !found.memberIds.includes(this.#userId)) {
      throw new VisitError('There is no such conversation.');
    }
    return found;
  }

  #team(name: string): Team {
    const team = this.#backstage.store.world.teams.find((each) => each.name === name);
    if (team === undefined) throw new VisitError('There is no such team.');
    return team;
  }

  async #setInstalledInTeam(name: string, installed: boolean): Promise<Sight> {
    const team = this.#team(name);
    const general = this.#conversation(team.id);
    await setInstalledInTeam(this.#backstage, this.user, team, placeOf(general), installed);
    return this.#sight(general);
  }

  #at({ activityId, conversationId }: MessageRef): Pressed {
    const conversation = this.#conversation(conversationId);
    const activity = this.#backstage.store.activity(conversation.id, activityId);
    if (activity === undefined) throw new VisitError('That message is gone.');
    return { user: this.user, conversation, activity };
  }

  #dialog(): Dialog {
    const dialog = this.#backstage.store.world.dialogs[this.#userId];
    if (dialog === undefined) throw new VisitError('No dialog is open.');
    return dialog;
  }
}

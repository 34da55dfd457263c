import {
  type AdaptiveCardInvokeResponse,
  type AdaptiveCardInvokeValue,
  type MessagingExtensionAction,
  type MessagingExtensionActionResponse,
  type TaskModuleRequest,
  type TaskModuleResponse,
  TeamsActivityHandler,
  type TurnContext,
} from 'botbuilder';

/** What the bot of a test does; a part that is left out answers as botbuilder does by itself. */
export type BotScript = {
  message?: (context: TurnContext) => Promise<unknown>;
  execute?: (value: AdaptiveCardInvokeValue) => Promise<AdaptiveCardInvokeResponse>;
  fetch?: (request: TaskModuleRequest) => Promise<TaskModuleResponse>;
  submit?: (request: TaskModuleRequest) => Promise<TaskModuleResponse>;
  commandFetch?: (action: MessagingExtensionAction) => Promise<MessagingExtensionActionResponse>;
  commandSubmit?: (action: MessagingExtensionAction) => Promise<MessagingExtensionActionResponse>;
  membersAdded?: (context: TurnContext) => Promise<unknown>;
  installed?: (context: TurnContext) => Promise<unknown>;
};

/** A real botbuilder bot that does what the script says. */
export class ScriptedBot extends TeamsActivityHandler {
  readonly #script: BotScript;

  constructor(script: BotScript) {
    super();
    this.#script = script;
    this.onMessage(async (context) => {
      await script.message?.(context);
    });
    this.onMembersAdded(async (context) => {
      await script.membersAdded?.(context);
    });
    this.onInstallationUpdate(async (context) => {
      await script.installed?.(context);
    });
  }

  protected override async onAdaptiveCardInvoke(context: TurnContext, value: AdaptiveCardInvokeValue) {
    return (await this.#script.execute?.(value)) ?? super.onAdaptiveCardInvoke(context, value);
  }

  protected override async handleTeamsTaskModuleFetch(context: TurnContext, request: TaskModuleRequest) {
    return (await this.#script.fetch?.(request)) ?? super.handleTeamsTaskModuleFetch(context, request);
  }

  protected override async handleTeamsTaskModuleSubmit(context: TurnContext, request: TaskModuleRequest) {
    return (await this.#script.submit?.(request)) ?? super.handleTeamsTaskModuleSubmit(context, request);
  }

  protected override async handleTeamsMessagingExtensionFetchTask(
    context: TurnContext,
    action: MessagingExtensionAction,
  ) {
    return (
      (await this.#script.commandFetch?.(action)) ??
      super.handleTeamsMessagingExtensionFetchTask(context, action)
    );
  }

  protected override async handleTeamsMessagingExtensionSubmitAction(
    context: TurnContext,
    action: MessagingExtensionAction,
  ) {
    return (
      (await this.#script.commandSubmit?.(action)) ??
      super.handleTeamsMessagingExtensionSubmitAction(context, action)
    );
  }
}

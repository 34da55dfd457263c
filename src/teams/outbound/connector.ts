import type { MessageActivity } from '../render/to-activity.ts';

/** The calls to Teams that are used of the Bot Framework's connector client. */
export interface Connector {
  conversations: {
    createConversation(parameters: object): Promise<{ id?: string }>;
    sendToConversation(conversationId: string, activity: MessageActivity): Promise<{ id?: string }>;
    updateActivity(conversationId: string, id: string, activity: MessageActivity): Promise<unknown>;
    deleteActivity(conversationId: string, id: string): Promise<unknown>;
  };
  /** Private there, and nothing public does what it is needed for. */
  client: {
    pipeline: {
      removePolicy(policy: { name: string }): unknown;
      addPolicy(policy: RequestPolicy, options?: { beforePolicies: string[] }): void;
    };
  };
}

/** The same of its client for teams. */
export interface TeamsConnector extends Pick<Connector, 'client'> {
  teams: {
    fetchChannelList(teamId: string): Promise<{ conversations?: { id?: string; name?: string }[] }>;
  };
}

/** A step that every request takes. */
export interface RequestPolicy {
  name: string;
  sendRequest(
    request: object,
    next: (request: object) => Promise<PipelineResponse>,
  ): Promise<PipelineResponse>;
}

interface PipelineResponse {
  status: number;
  headers: { get(name: string): string | undefined };
}

import { z } from 'zod';

const jsonObject = z.record(z.string(), z.unknown());

const user = z.strictObject({
  /** Teams' own id of the person, `29:…`. */
  id: z.string(),
  aadObjectId: z.string(),
  name: z.string(),
  email: z.string(),
  timeZone: z.string(),
  locale: z.string(),
  /** Whether the app is installed in the person's personal scope. */
  installed: z.boolean(),
  /** Whether the person has blocked the bot. */
  blocked: z.boolean(),
  /** What the roster says of them instead of the usual; what is null it leaves out. */
  inRoster: z.record(z.string(), z.string().nullable()).optional(),
});

const team = z.strictObject({
  id: z.string(),
  aadGroupId: z.string(),
  name: z.string(),
  installed: z.boolean(),
  /** Absent while it is neither. */
  state: z.enum(['archived', 'deleted']).optional(),
  memberIds: z.array(z.string()),
  channels: z.array(z.strictObject({ id: z.string(), name: z.string() })),
});

const conversation = z.strictObject({
  /** `a:…` for a personal chat with the bot, `19:…` for a channel or a chat between people. */
  id: z.string(),
  kind: z.enum(['personal', 'channel', 'chat']),
  name: z.string(),
  memberIds: z.array(z.string()),
  teamId: z.string().optional(),
  /** Of a channel that was deleted by itself. */
  isDeleted: z.boolean().optional(),
});

const storedActivity = z.strictObject({
  id: z.string(),
  conversationId: z.string(),
  /** The message that a channel thread starts with; its own id for that message itself. */
  threadId: z.string().optional(),
  fromId: z.string(),
  text: z.string(),
  summary: z.string().optional(),
  cards: z.array(jsonObject),
  /** Cards that `Action.Execute` put in the place of the shared ones, by person. */
  views: z.record(z.string(), jsonObject),
  sentAt: z.string(),
  editedAt: z.string().optional(),
});

const dialog = z.strictObject({
  title: z.string(),
  height: z.union([z.number(), z.string()]).optional(),
  width: z.union([z.number(), z.string()]).optional(),
  card: jsonObject.optional(),
  /** A plain sentence in the place of a card: the bot's last word. */
  message: z.string().optional(),
  conversationId: z.string(),
  activityId: z.string(),
  /** Set when a message action command opened it. */
  commandId: z.string().optional(),
});

export const worldSchema = z.strictObject({
  users: z.array(user),
  teams: z.array(team),
  conversations: z.array(conversation),
  activities: z.array(storedActivity),
  /** The dialog each person has open, by Teams user id. */
  dialogs: z.record(z.string(), dialog),
  lastActivityId: z.number().int(),
});

export type World = z.infer<typeof worldSchema>;
export type TeamsUser = z.infer<typeof user>;
export type Team = z.infer<typeof team>;
export type Conversation = z.infer<typeof conversation>;
export type StoredActivity = z.infer<typeof storedActivity>;
export type Dialog = z.infer<typeof dialog>;

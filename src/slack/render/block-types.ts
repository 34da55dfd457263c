import type { types } from '@slack/bolt';

export type Block = types.KnownBlock;
export type PlainText = types.PlainTextElement;
export type ButtonElement = types.Button;
export type InputElement = types.InputBlock['element'];
export type RichTextElement = types.RichTextElement;
export type OptionElement = types.PlainTextOption;
export type Modal = types.ModalView;
export type HomeTab = types.HomeView;

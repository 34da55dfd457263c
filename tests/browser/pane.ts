import type { Locator, Page } from 'playwright-core';

/** One platform in the playground, used as a person would: by what stands on buttons and beside fields. */
export interface Pane {
  platform: 'slack' | 'teams';
  be(name: string): Promise<void>;
  /** Looks at one of the places beside the chat with Tandem: `# design`, `Design › General`. */
  goTo(place: string): Promise<void>;
  /** All messages of Tandem's in sight that say this, or all there are. */
  messages(text?: string): Locator;
  /** The newest message in the chat with Tandem that says this. */
  message(text: string): Locator;
  /** Presses a button of the newest message that says this, which opens a dialog; of the line that says `line`, if given. */
  openFrom(text: string, button: string, line?: string): Promise<void>;
  /** Presses a button of the newest message that says this. */
  pressIn(text: string, button: string, line?: string): Promise<void>;
  /** Anything that this person sees. */
  sees(text: string): Locator;
  /** Shows the hub: a tab of its own in Slack, a message in Teams. */
  hub(): Promise<Locator>;
  /** Presses a button of the hub, which opens a dialog that says `next`; of the line that says `line`, if given. */
  openFromHub(button: string, next: string, line?: string): Promise<void>;
  dialog(): Locator;
  /** Everything the dialog says. */
  read(): Promise<string>;
  /** Presses a button in the dialog and waits until it shows something else, or is closed. */
  press(button: string, next: string | 'closed'): Promise<void>;
  fill(answers: Answers): Promise<void>;
  /** Presses the button that belongs to the line of a list in the dialog, and waits for what comes next. */
  pressInLine(text: string, button: string, next?: string): Promise<void>;
  /** Presses a button in the dialog that asks first, and agrees. */
  pressAndAgree(button: string, yes: string, next: string): Promise<void>;
  /** Presses a button of the newest message that says this, which asks first, and agrees. */
  agreeIn(text: string, button: string, yes: string, next: string): Promise<void>;
  /** Closes the dialog by the cross in its corner. */
  cross(): Promise<void>;
  /** Types a command of Tandem's. */
  command(words: string): Promise<void>;
  /** A picture of what this person sees. */
  picture(name: string): Promise<void>;
}

/** What to write or choose, by the label of the field. */
export type Answers = Record<string, string | string[]>;

abstract class BasePane {
  protected readonly root: Locator;

  constructor(
    protected readonly page: Page,
    testId: string,
  ) {
    this.root = page.getByTestId(testId);
  }

  async be(name: string): Promise<void> {
    await this.root.getByTitle(new RegExp(`^${name}`)).click();
    await this.root.locator('.who', { hasText: name }).waitFor();
  }

  async goTo(place: string): Promise<void> {
    await this.root.getByRole('tab', { name: place }).click();
    await this.root.getByRole('tab', { name: place, selected: true }).waitFor();
  }

  messages(text = ''): Locator {
    return this.root.getByRole('log').locator('[aria-label="Message from Tandem"]', { hasText: text });
  }

  message(text: string): Locator {
    return this.messages(text).last();
  }

  async pressIn(text: string, button: string, line?: string): Promise<void> {
    const message = this.message(text);
    const pressed =
      line === undefined
        ? message.getByRole('button', { name: button, exact: true })
        : buttonAfter(message.getByText(line).first(), button);
    await pressed.click();
  }

  async openFrom(text: string, button: string, line?: string): Promise<void> {
    await this.pressIn(text, button, line);
    await this.dialog().waitFor();
  }

  sees(text: string): Locator {
    return this.root.getByText(text).last();
  }

  protected async openIn(hub: Locator, button: string, next: string, line?: string): Promise<void> {
    const pressed =
      line === undefined
        ? hub.getByRole('button', { name: button, exact: true })
        : buttonAfter(hub.getByText(line).first(), button);
    const opened = this.dialog().getByText(next).first();
    await pressed.click();
    // A trigger lasts three seconds, which a busy machine may need: then people press again, and so does this.
    await opened.waitFor({ timeout: 8_000 }).catch(() => pressed.click());
    await opened.waitFor();
  }

  /** What lies on top, when a question covers another dialog. */
  dialog(): Locator {
    return this.root.getByRole('dialog').last();
  }

  async read(): Promise<string> {
    return (await this.dialog().textContent()) ?? '';
  }

  async press(button: string, next: string): Promise<void> {
    await this.dialog().getByRole('button', { name: button, exact: true }).click();
    await this.until(next);
  }

  async pressInLine(text: string, button: string, next?: string): Promise<void> {
    await buttonAfter(this.dialog().getByText(text).first(), button).click();
    if (next !== undefined) await this.until(next);
  }

  protected async until(next: string): Promise<void> {
    if (next === 'closed') await this.dialog().waitFor({ state: 'detached' });
    else await this.dialog().getByText(next).first().waitFor();
  }

  async cross(): Promise<void> {
    await this.dialog().getByRole('button', { name: 'Close' }).first().click();
    await this.dialog().waitFor({ state: 'detached' });
  }

  async picture(name: string): Promise<void> {
    await this.root.screenshot({ path: `docs/pictures/${name}.png`, animations: 'disabled' });
  }

  protected async fillOne(field: Locator, value: string | string[]): Promise<void> {
    if (Array.isArray(value)) {
      for (const option of value) await field.getByRole('checkbox', { name: option }).check();
      return;
    }
    const radio = field.getByRole('radio', { name: value });
    if ((await radio.count()) > 0) return radio.check();
    const select = field.getByRole('combobox');
    if ((await select.count()) > 0) {
      await select.selectOption({ label: value });
      return;
    }
    await field.locator('input, textarea').fill(value);
  }

  protected async send(words: string): Promise<void> {
    const box = this.root.getByRole('combobox');
    await box.fill(words);
    await this.root.getByRole('button', { name: 'Send' }).click();
  }
}

function buttonAfter(line: Locator, button: string): Locator {
  return line.locator(`xpath=following::button[normalize-space()="${button}"][1]`);
}

class SlackPane extends BasePane implements Pane {
  readonly platform = 'slack';

  constructor(page: Page) {
    super(page, 'slack-pane');
  }

  override async be(name: string): Promise<void> {
    await super.be(name);
    await this.root.getByRole('tab', { name: 'Messages' }).click();
  }

  async hub(): Promise<Locator> {
    await this.root.getByRole('tab', { name: 'Home' }).click();
    const hub = this.root.getByTestId('slack-home');
    await hub.getByText('Your 1-to-1s', { exact: true }).waitFor();
    return hub;
  }

  async openFromHub(button: string, next: string, line?: string): Promise<void> {
    await this.openIn(await this.hub(), button, next, line);
  }

  async fill(answers: Answers): Promise<void> {
    for (const [label, value] of Object.entries(answers)) {
      const labelled = this.page.locator('.label', { hasText: startsWith(label) });
      await this.fillOne(this.dialog().locator('.field').filter({ has: labelled }), value);
    }
  }

  async agreeIn(text: string, button: string, yes: string, next: string): Promise<void> {
    await this.openFrom(text, button);
    await this.press(yes, next);
  }

  /** A page above the window asks; the window itself has no button in its foot that says yes. */
  async pressAndAgree(button: string, yes: string, next: string): Promise<void> {
    await this.dialog().getByRole('button', { name: button, exact: true }).click();
    await this.dialog().locator('footer').getByRole('button', { name: yes, exact: true }).click();
    await this.until(next);
  }

  async command(words: string): Promise<void> {
    await this.send(`/1to1 ${words}`);
  }
}

class TeamsPane extends BasePane implements Pane {
  readonly platform = 'teams';

  constructor(page: Page) {
    super(page, 'teams-pane');
  }

  async hub(): Promise<Locator> {
    const hubs = this.root.getByRole('log').getByText('Your 1-to-1s', { exact: true });
    const before = await hubs.count();
    await this.command('home');
    await hubs.nth(before).waitFor();
    return this.message('Your 1-to-1s');
  }

  async openFromHub(button: string, next: string, line?: string): Promise<void> {
    await this.openIn(await this.hub(), button, next, line);
  }

  /** A dialog comes in pages here: what is not on this page is on one of the next. */
  async fill(answers: Answers): Promise<void> {
    for (const [label, value] of Object.entries(answers)) {
      const labelled = this.page.locator('label.ac-richTextBlock', { hasText: startsWith(label) });
      const field = this.dialog().locator('div:has(> .ac-input-container)').filter({ has: labelled });
      const next = this.dialog().getByRole('button', { name: 'Next' });
      for (;;) {
        await field.or(next).first().waitFor();
        if ((await field.count()) > 0) break;
        await this.turnPage();
      }
      await this.fillOne(field, value);
    }
  }

  private async turnPage(): Promise<void> {
    const title = (await this.dialog().getByRole('heading').first().textContent()) ?? '';
    await this.dialog().getByRole('button', { name: 'Next' }).click();
    await this.dialog().getByRole('heading', { name: title, exact: true }).waitFor({ state: 'detached' });
  }

  async agreeIn(text: string, button: string, yes: string, next: string): Promise<void> {
    await this.agree(this.message(text), button, yes);
    await this.until(next);
  }

  async pressAndAgree(button: string, yes: string, next: string): Promise<void> {
    await this.agree(this.dialog(), button, yes);
    await this.until(next);
  }

  /** Teams unfolds the question below the button. */
  private async agree(card: Locator, button: string, yes: string): Promise<void> {
    const named = (name: string) => card.getByRole('button', { name, exact: true });
    await named(button).click();
    await named(yes).last().click();
  }

  async command(words: string): Promise<void> {
    await this.send(words);
  }
}

/** A label is known by how it starts, in whole words. */
function startsWith(words: string): RegExp {
  return new RegExp(`^${words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?!\\w)`);
}

export function slackPane(page: Page): Pane {
  return new SlackPane(page);
}

export function teamsPane(page: Page): Pane {
  return new TeamsPane(page);
}

import type { Locator, Page } from 'playwright-core';

/** One platform in the playground, used as a person would: by what stands on buttons and beside fields. */
export interface Pane {
  platform: 'slack' | 'teams';
  be(name: string): Promise<void>;
  /** The newest message in the chat with Tandem that says this. */
  message(text: string): Locator;
  /** Presses a button of the newest message that says this, which opens a dialog. */
  openFrom(text: string, button: string): Promise<void>;
  dialog(): Locator;
  /** Everything the dialog says. */
  read(): Promise<string>;
  /** Presses a button in the dialog and waits until it shows something else, or is closed. */
  press(button: string, next: string | 'closed'): Promise<void>;
  fill(answers: Answers): Promise<void>;
  /** Presses the button that belongs to the line of a list in the dialog. */
  pressInLine(text: string, button: string): Promise<void>;
  /** Closes the dialog by the cross in its corner. */
  cross(): Promise<void>;
  /** Types a command of Tandem's. */
  command(words: string): Promise<void>;
}

/** What to write or choose, by the label of the field. */
type Answers = Record<string, string | string[]>;

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

  message(text: string): Locator {
    return this.root.getByRole('log').locator('[aria-label="Message from Tandem"]', { hasText: text }).last();
  }

  async openFrom(text: string, button: string): Promise<void> {
    await this.message(text).getByRole('button', { name: button, exact: true }).click();
    await this.dialog().waitFor();
  }

  dialog(): Locator {
    return this.root.getByRole('dialog');
  }

  async read(): Promise<string> {
    return (await this.dialog().textContent()) ?? '';
  }

  async press(button: string, next: string): Promise<void> {
    await this.dialog().getByRole('button', { name: button, exact: true }).click();
    if (next === 'closed') await this.dialog().waitFor({ state: 'detached' });
    else await this.dialog().getByText(next).first().waitFor();
  }

  async pressInLine(text: string, button: string): Promise<void> {
    const line = this.dialog().getByText(text, { exact: true }).first();
    await line.locator(`xpath=following::button[normalize-space()="${button}"][1]`).click();
  }

  async cross(): Promise<void> {
    await this.dialog().getByRole('button', { name: 'Close' }).first().click();
    await this.dialog().waitFor({ state: 'detached' });
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

class SlackPane extends BasePane implements Pane {
  readonly platform = 'slack';

  constructor(page: Page) {
    super(page, 'slack-pane');
  }

  async fill(answers: Answers): Promise<void> {
    for (const [label, value] of Object.entries(answers)) {
      await this.fillOne(this.dialog().locator('.field', { hasText: label }), value);
    }
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

  /** A dialog comes in pages here: what is not on this page is on one of the next. */
  async fill(answers: Answers): Promise<void> {
    for (const [label, value] of Object.entries(answers)) {
      const field = this.dialog().locator('div:has(> .ac-input-container)', { hasText: label });
      while ((await field.count()) === 0) await this.turnPage();
      await this.fillOne(field, value);
    }
  }

  private async turnPage(): Promise<void> {
    const title = (await this.dialog().getByRole('heading').first().textContent()) ?? '';
    await this.dialog().getByRole('button', { name: 'Next' }).click();
    await this.dialog().getByRole('heading', { name: title, exact: true }).waitFor({ state: 'detached' });
  }

  async command(words: string): Promise<void> {
    await this.send(words);
  }
}

export function slackPane(page: Page): Pane {
  return new SlackPane(page);
}

export function teamsPane(page: Page): Pane {
  return new TeamsPane(page);
}

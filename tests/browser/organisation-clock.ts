import type { Page } from 'playwright-core';

/** The bar above both platforms with which a person turns the invented company's time. */
export interface OrganisationClock {
  /** The day it is, like `2026-12-24`. */
  today(): Promise<string>;
  /** Turns it to a day, with everything on the way happening at its own time. */
  turnTo(day: string): Promise<void>;
  /** Turns it from event to event until something is so. */
  turnUntil(isSo: () => Promise<boolean>): Promise<void>;
}

const mostTurns = 40;

export function organisationClock(page: Page): OrganisationClock {
  const date = page.getByLabel('Turn the clock to this day');
  return {
    async today() {
      await page.locator('#clock input[min]').waitFor();
      return (await date.getAttribute('min')) ?? '';
    },
    async turnTo(day) {
      await date.fill(day);
      await page.getByRole('button', { name: 'Go', exact: true }).click();
      await page.locator(`#clock input[min="${day}"]`).waitFor({ timeout: 60_000 });
      await page.locator('#clock[aria-busy="false"]').waitFor({ timeout: 60_000 });
    },
    async turnUntil(isSo) {
      for (let turns = 0; !(await isSo()); turns += 1) {
        if (turns === mostTurns) throw new Error(`It is not so after ${mostTurns} events.`);
        await page.getByRole('button', { name: 'Next event' }).click();
        await page.locator('#clock[aria-busy="false"]').waitFor();
      }
    },
  };
}

// A hand that counts: every click and every field filled goes through it, so that the price of a job is known.
import { follow } from "./browser.mjs";

export class Hand {
  clicks = 0;
  fields = 0;
  /** The only address that was opened rather than clicked. */
  opened = 0;

  constructor(page) {
    this.page = page;
  }

  /** Opens an address, as typed once into the browser. */
  async open(address) {
    this.opened += 1;
    await this.page.goto(address);
  }

  /** Clicks on this page: a box to tick, something folded away. */
  async click(locator) {
    this.clicks += 1;
    await locator.click();
  }

  /** Clicks what leads to another page. */
  async follow(locator) {
    this.clicks += 1;
    await follow(this.page, locator);
  }

  /** A link by its words. */
  link(name) {
    return this.follow(this.page.getByRole("link", { name }).first());
  }

  /** A button by its words. */
  button(name) {
    return this.follow(this.page.getByRole("button", { name, exact: true }).first());
  }

  /** An entry of the menu. */
  menu(name) {
    return this.follow(this.page.getByRole("navigation", { name: "Trình đơn chính" }).getByRole("link", { name, exact: true }));
  }

  /** Something folded away. */
  unfold(name) {
    return this.click(this.page.locator("summary").filter({ hasText: name }).first());
  }

  /** Fills fields by their labels, in order. */
  async fill(fields) {
    for (const [label, text] of Object.entries(fields)) {
      this.fields += 1;
      await this.page.getByLabel(label, { exact: true }).fill(text);
    }
  }

  /** Chooses from lists by their labels: a field like any other. */
  async choose(fields) {
    for (const [label, words] of Object.entries(fields)) {
      this.fields += 1;
      await this.page.getByLabel(label, { exact: true }).selectOption({ label: words });
    }
  }

  /** Clicks something that hands a file over; gives its bytes. */
  async download(name) {
    const [download] = await Promise.all([this.page.waitForEvent("download"), this.click(this.page.getByRole("link", { name }).first())]);
    return download.path();
  }
}

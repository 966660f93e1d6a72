// The conversation as shown: who said what, what replaces what, which buttons still count.

import { el, icon, worded } from "./dom.js";
import { render, settle } from "./blocks.js";

const FOLD_LINES = 4;
const FOLD_LETTERS = 700;
const FOLDED_LETTERS = 2000;
const turnOf = (id) => Number.parseInt(id.slice(id.lastIndexOf(":") + 1), 10) || 0;

export class Log {
  constructor(parts, choose, wasChosen) {
    Object.assign(this, parts); // log, scroll, working, welcome, latest
    this.context = { choose, wasChosen };
    this.scroll.addEventListener("scroll", () => this.noticeScroll(), { passive: true });
    this.latest.addEventListener("click", () => this.toEnd());
    this.clear();
  }

  clear() {
    this.log.replaceChildren();
    this.keyed = new Map();
    this.anchor = null;
    this.turn = 0;
    this.passing = null;
    this.waiting(false);
  }

  live(on) {
    this.log.setAttribute("aria-live", on ? "polite" : "off");
    this.log.classList.toggle("live", on);
  }

  welcomeIfEmpty() {
    this.welcome.hidden = this.log.childElementCount > 0;
  }

  deliver(delivery) {
    this.passing?.remove();
    this.passing = null;
    const said = el("div", { class: "said" });
    const fresh = delivery.blocks.filter((block) => !this.replace(block));
    for (const block of fresh) this.add(block, said);
    this.settleOld(delivery.blocks);
    if (!said.childElementCount) return;
    if (delivery.seq === null && fresh.every((block) => !block.key)) this.passing = said;
    this.welcome.hidden = true;
    this.log.append(said);
    this.dock(said);
    if (delivery.seq !== null) this.waiting(false);
    this.follow();
    this.moveFocus(said);
  }

  // The open question is a child of the log itself, so that it can stay in view above what it is about.
  dock(said) {
    const last = said.lastElementChild;
    if (said.childElementCount > 1 && last.classList.contains("docked")) said.after(last);
  }

  add(block, said) {
    const node = render(block, this.context);
    if (!node) return;
    if (block.key) this.keyed.set(block.key, { node, block });
    said.append(node);
  }

  replace(block) {
    const before = block.key ? this.keyed.get(block.key) : undefined;
    if (!before?.node.isConnected) return false;
    const open = [...before.node.querySelectorAll("details")].map((one) => one.open);
    const node = render(block, { ...this.context, before: before.block });
    if (before.block.block === block.block) {
      node.querySelectorAll("details").forEach((one, place) => { one.open = open[place] ?? false; });
    }
    before.node.replaceWith(node);
    this.keyed.set(block.key, { node, block });
    this.follow();
    return true;
  }

  // A button counts only in the turn it was offered in; its id ends with that turn.
  settleOld(blocks) {
    const offered = blocks.filter((block) => block.block === "choices").flatMap((block) => block.choices);
    this.turn = Math.max(this.turn, ...offered.map((choice) => turnOf(choice.id)));
    for (const group of this.log.querySelectorAll(".choices:not([data-settled])")) {
      const button = group.querySelector("[data-choice]");
      if (button && turnOf(button.dataset.choice) < this.turn) settle(group);
    }
  }

  person(one) {
    const long = (one.text ?? "").split("\n").length > FOLD_LINES || (one.text ?? "").length > FOLD_LETTERS;
    const text = one.text ? el("div", { class: long ? "mine-text folded" : "mine-text" }, long ? one.text.slice(0, FOLDED_LETTERS) : one.text) : null;
    const file = one.file ? el("p", { class: "mine-file" }, icon("file"), el("span", {}, one.file)) : null;
    const bubble = el("div", { class: "mine" }, el("span", { class: "unseen", word: "you" }), file, text);
    if (long) bubble.append(this.unfold(text, one.text));
    this.welcome.hidden = true;
    this.log.append(bubble);
    this.anchor = bubble;
    return bubble;
  }

  unfold(text, whole) {
    const count = whole.split("\n").length;
    const button = worded(el("button", { type: "button", class: "fold", "aria-expanded": "false" }), "show-all", { count });
    button.addEventListener("click", () => {
      const folded = text.classList.toggle("folded");
      text.textContent = folded ? whole.slice(0, FOLDED_LETTERS) : whole;
      button.setAttribute("aria-expanded", String(!folded));
      delete button.dataset.values;
      if (folded) worded(button, "show-all", { count });
      else worded(button, "show-less");
    });
    return button;
  }

  refused(bubble, line, again) {
    this.waiting(false);
    const retry = el("button", { type: "button", class: "button small", word: "try-again" });
    const note = el("p", { class: "refused" }, icon("error"), el("span", {}, line), again ? retry : null);
    retry.addEventListener("click", () => { note.remove(); again(); });
    bubble.after(note);
    this.follow();
  }

  waiting(on) {
    this.working.hidden = !on;
    if (on) this.follow();
  }

  // Follows what is said, but never so far that the question it answers leaves the window.
  follow() {
    if (!this.log.childElementCount) return void (this.scroll.scrollTop = 0);
    if (!this.following && this.following !== undefined) return void (this.latest.hidden = this.atEnd());
    const end = this.scroll.scrollHeight - this.scroll.clientHeight;
    this.scroll.scrollTop = Math.min(end, this.top() ?? end);
    this.latest.hidden = this.atEnd();
  }

  // Where the window begins so that the last question still shows; of one that fills a small window, its end.
  top() {
    if (!this.anchor?.isConnected) return null;
    const { offsetTop, offsetHeight } = this.anchor;
    const tall = offsetHeight > 0.33 * this.scroll.clientHeight;
    return tall ? offsetTop + offsetHeight - 96 : offsetTop - 20;
  }

  atEnd() {
    return this.scroll.scrollHeight - this.scroll.clientHeight - this.scroll.scrollTop < 80;
  }

  noticeScroll() {
    this.latest.hidden = this.atEnd();
    const top = this.top();
    this.following = this.atEnd() || (top !== null && Math.abs(this.scroll.scrollTop - top) < 80);
  }

  toEnd() {
    this.following = true;
    this.scroll.scrollTop = this.scroll.scrollHeight;
  }

  // After a click the pressed button is gone: whoever waits there is taken to the answer.
  moveFocus(said) {
    if (!document.activeElement?.classList.contains("chosen")) return;
    said.tabIndex = -1;
    said.focus({ preventScroll: true });
  }
}

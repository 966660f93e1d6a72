// One function a block: data in, element out.

import { announce, copy, el, icon, paragraphs, tokens, worded } from "./dom.js";
import { findings, progress, report } from "./checks.js";
import { say } from "./words.js";

const DOCKED = 9;
const ROW = 4; // more choices than these would cover what they are about
const RENDER = { heading, text, quote, facts, copyable, link, choices, progress, findings, report, folded };

export function render(block, context) {
  const node = RENDER[block.block]?.(block, context);
  node?.classList.add("block", `block-${block.block}`);
  return node;
}

function heading(block) {
  return el("h2", {}, block.text);
}

function text(block) {
  return el("div", { class: `tone-${block.tone}` }, ...paragraphs(block.text));
}

function quote(block) {
  return el("blockquote", {}, el("pre", {}, block.text));
}

function facts(block) {
  const rows = block.rows.map((row) => el("div", {}, el("dt", {}, row.label), el("dd", {}, row.value)));
  return el("dl", {}, ...rows);
}

function folded(block, context) {
  const parts = block.parts.map((part) => render(part, context)).filter(Boolean);
  return el("details", { class: "aside" }, el("summary", {}, block.title), ...parts);
}

export function copyable(block) {
  const box = el("pre", { tabindex: "0", "aria-label": block.label || say(`kind-${block.kind}`) }, ...(block.kind === "note" ? [block.text] : tokens(block.text)));
  const title = block.label ? el("span", {}, block.label) : el("span", { word: `kind-${block.kind}` });
  const head = el("div", { class: "copy-head" }, title, copyButton("copy", () => block.text, block.label, box));
  return el("div", { class: `copyable copyable-${block.kind}` }, head, box);
}

export function copyButton(word, text, label, box) {
  const name = el("span", { word });
  const onclick = async () => {
    const done = await copy(text(), box);
    button.classList.toggle("done", done);
    shape.replaceWith((shape = icon(done ? "ok" : "copy")));
    worded(name, done ? "copied" : word);
    announce(done ? say("copied-what", { label: label || text().slice(0, 60) }) : say("copy-failed"));
    if (!done) return;
    setTimeout(() => {
      button.classList.remove("done");
      shape.replaceWith((shape = icon("copy")));
      worded(name, word);
    }, 2500);
  };
  let shape = icon("copy");
  const button = el("button", { type: "button", class: "copy", onclick }, shape, name);
  if (label) button.append(el("span", { class: "unseen" }, ` ${label}`));
  return button;
}

export function link(block) {
  if (!/^https:\/\/[a-z0-9]/i.test(block.url)) return el("p", {}, block.label);
  const leaves = el("span", { class: "unseen" }, ` (${say("leaves")})`);
  const where = el("span", { class: "where", "aria-hidden": "true" }, new URL(block.url).hostname);
  const given = { href: block.url, target: "_blank", rel: "noopener noreferrer" };
  return el("p", { class: "link" }, el("a", given, block.label, leaves, icon("leave")), where);
}

function choices(block, context) {
  const prompt = block.prompt ? el("p", { class: "prompt" }, block.prompt) : null;
  const buttons = el("div", { class: "buttons" });
  const group = el("div", { role: "group", class: "choices", "aria-label": block.prompt || undefined }, prompt, buttons);
  group.classList.toggle("docked", block.choices.length <= DOCKED);
  group.classList.toggle("many", block.choices.length > ROW);
  block.choices.forEach((choice) => {
    const button = el("button", { type: "button", class: `button ${choice.style}`, "data-choice": choice.id }, choice.label);
    button.addEventListener("click", () => context.choose(group, choice));
    buttons.append(button);
  });
  const chosen = block.choices.find((choice) => context.wasChosen(choice.id));
  if (chosen) settle(group, chosen);
  return group;
}

// A chosen button stays, as a word; the others go. Without a choice the whole row is past and can no longer be pressed.
export function settle(group, choice = null) {
  if (group.dataset.settled) return;
  group.dataset.settled = "1";
  const row = group.querySelector(".buttons");
  if (choice === null) {
    group.classList.add("past");
    row.before(el("span", { class: "unseen", word: "past-choices" }));
    for (const button of row.children) button.disabled = true;
    return;
  }
  group.classList.add("answered");
  const label = el("span", { class: "unseen" }, say("chosen", { label: choice.label }));
  const shown = el("span", { "aria-hidden": "true" }, icon("ok"), choice.label);
  row.hidden = true;
  group.append(el("p", { class: "chosen", tabindex: "-1" }, label, shown));
}

export function unsettle(group) {
  delete group.dataset.settled;
  group.classList.remove("answered", "past");
  group.querySelector(".chosen")?.remove();
  const row = group.querySelector(".buttons");
  row.hidden = false;
  for (const button of row.children) button.disabled = false;
}

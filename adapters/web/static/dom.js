// Builds elements. Text only ever becomes a text node: nothing in this page is parsed as HTML.

import { say } from "./words.js";

export function el(tag, given = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "word") worded(node, value);
    else if (name === "label") labelled(node, value);
    else if (name === "class") node.className = value;
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

export function worded(node, name, values) {
  node.dataset.word = name;
  if (values) node.dataset.values = JSON.stringify(values);
  node.textContent = say(name, values);
  return node;
}

export function labelled(node, name) {
  node.dataset.label = name;
  node.setAttribute("aria-label", say(name));
  return node;
}

const BULLET = "• ";

// Lines that begin with a bullet become a list; everything else stays a paragraph.
function passage(text) {
  const lines = text.split("\n");
  const first = lines.findIndex((line) => line.startsWith(BULLET));
  if (first < 0) return [el("p", {}, text)];
  const items = [];
  for (const line of lines.slice(first)) {
    if (line.startsWith(BULLET)) items.push(line.slice(BULLET.length));
    else items[items.length - 1] += ` ${line.trim()}`;
  }
  const lead = lines.slice(0, first).join("\n").trim();
  return [...(lead ? [el("p", {}, lead)] : []), el("ul", {}, ...items.map((item) => el("li", {}, item)))];
}

export const paragraphs = (text) =>
  text.split(/\n[ \t]*\n/).map((one) => one.trim()).filter(Boolean).flatMap(passage);

// A record, a command or an answer breaks between its words, not at the hyphens of a host name.
export const tokens = (text) =>
  text.split(/(\s+)/).map((part) => (/\S/.test(part) ? el("span", { class: "token" }, part) : part));

const SHAPES = {
  ok: ["M5 12.5l4.5 4.5L19 7.5"],
  notice: ["M12 10.5v8", "M12 5.5v.1"],
  warning: ["M12 5v8.5", "M12 18.5v.1"],
  error: ["M7 7l10 10", "M17 7L7 17"],
  untested: ["M9.2 9.2a2.9 2.9 0 1 1 4.3 2.6c-1 .6-1.5 1.1-1.5 2.2", "M12 17.6v.1"],
  copy: ["M9 9h10v11H9z", "M15 9V4H5v11h4"],
  leave: ["M14 5h5v5", "M19 5l-8 8", "M17 14v5H5V7h5"],
  file: ["M13 3H7a1 1 0 0 0-1 1v16a1 1 0 0 0 1 1h10a1 1 0 0 0 1-1V8z", "M13 3v5h5"],
};

export function icon(name, extra = "") {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("class", `icon ${extra}`.trim());
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  for (const shape of SHAPES[name] ?? []) {
    const path = document.createElementNS(space, "path");
    path.setAttribute("d", shape);
    svg.append(path);
  }
  return svg;
}

export function announce(text) {
  const announcer = document.getElementById("announcer");
  announcer.append(el("p", {}, text));
  setTimeout(() => announcer.firstChild?.remove(), 8000);
}

export async function copy(text, box) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text, box);
  }
}

// Without HTTPS there is no clipboard API: select the text and ask the old way.
function copySelected(text, box) {
  const field = box ?? document.body.appendChild(el("textarea", { class: "unseen", readonly: true, tabindex: "-1" }, text));
  const selection = getSelection();
  if (box) selection.selectAllChildren(box);
  else field.select();
  const done = document.execCommand("copy");
  if (done && box) selection.removeAllRanges();
  if (!box) field.remove();
  return done;
}

// Checks on their way, their findings, and a domain's whole report.

import { announce, el, icon, labelled, paragraphs, tokens, worded } from "./dom.js";
import { copyButton, copyable, link } from "./blocks.js";
import { locale, say } from "./words.js";

const LOUD = ["error", "warning"];
const NO_MEND = ["ok", "untested"];
const UNITS = [["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];
const ORDER = ["error", "warning", "untested", "notice", "ok"];

const sign = (severity) =>
  severity === "running"
    ? el("span", { class: "sign running", "aria-hidden": "true" }, el("span", { class: "spinner" }))
    : el("span", { class: `sign ${severity}`, "aria-hidden": "true" }, icon(severity));

const badge = (severity) => el("span", { class: `badge ${severity}`, word: `severity-${severity}` });

export function progress(block, context) {
  const done = block.items.filter((item) => item.severity !== "running").length;
  const total = block.items.length;
  const running = done < total;
  const bar = el("progress", { max: total, value: done });
  labelled(bar, "severity-running");
  const count = worded(el("span", { class: "count" }), "checks-done", { done, total });
  const head = el("div", { class: "card-head" }, el("h2", {}, block.title), running ? count : null);
  const rows = block.items.map((item) => progressRow(item));
  tell(block, context.before);
  return el("section", { class: "card", "aria-live": "off", "aria-busy": String(running) }, head, running ? bar : null, el("ul", { class: "rows" }, ...rows));
}

function progressRow(item) {
  const said = item.text && LOUD.includes(item.severity) ? el("span", { class: "row-text" }, item.text) : null;
  return el("li", { class: `row ${item.severity}${said ? " told" : ""}` }, sign(item.severity), el("span", {}, item.title), badge(item.severity), said);
}

// Only what has just finished is read out, not the whole card again.
function tell(block, before) {
  if (before?.block !== "progress") return;
  const running = new Set(before.items.filter((item) => item.severity === "running").map((item) => item.check));
  for (const item of block.items) {
    if (item.severity === "running" || !running.has(item.check)) continue;
    announce(say("check-finished", { title: item.title, severity: say(`severity-${item.severity}`) }));
  }
}

export function findings(block) {
  return el("section", { class: "card" }, el("ul", { class: "rows full" }, ...block.items.map(finding)));
}

function finding(item) {
  const head = el("div", { class: "row-head" }, el("strong", {}, item.title), badge(item.severity));
  const body = [
    ...paragraphs(item.text),
    ...paragraphs(NO_MEND.includes(item.severity) ? "" : item.mend).map((one) => (one.classList.add("mend"), one)),
    ...item.copy_.map(copyable),
    ...item.links.map(link),
    answers(item.rows),
  ];
  return el("li", { class: `row ${item.severity}` }, sign(item.severity), el("div", { class: "row-body" }, head, ...body));
}

function answers(rows) {
  if (!rows.length) return null;
  const cells = [["server", "server"], ["answer", "answer"], ["ttl", "ttl"], ["at", "asked-at"]].filter(([name]) => rows.some((row) => row[name]));
  const heads = cells.map(([, word]) => el("th", { scope: "col", role: "columnheader", word }));
  const lines = rows.map((row) =>
    el("tr", { role: "row" }, ...cells.map(([name]) => el("td", { role: "cell", class: name }, ...shownAs(name, row[name])))));
  const table = el("table", { role: "table" }, el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, ...heads)), el("tbody", { role: "rowgroup" }, ...lines));
  const summary = el("summary", {}, el("span", { word: "details" }), el("span", { class: "how-many" }, String(rows.length)));
  return el("details", {}, summary, table);
}

// Seconds become a time to live as people say it, a moment in UTC the clock on their wall.
function shownAs(name, value) {
  if (!value) return ["–"];
  if (name === "ttl" && /^\d{1,10}$/.test(value)) return [el("span", { title: `TTL ${value}` }, span(Number(value)))];
  const moment = name === "at" && /^\d{4}-\d\d-\d\dT/.test(value) ? new Date(value) : null;
  if (!moment || Number.isNaN(moment.getTime())) return tokens(value);
  return [el("time", { datetime: value, title: value }, moment.toLocaleTimeString(locale()))];
}

function span(seconds) {
  const [unit, size] = UNITS.find(([, one]) => seconds >= one) ?? UNITS.at(-1);
  const shape = { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: 1 };
  return new Intl.NumberFormat(locale(), shape).format(seconds / size);
}

export function report(block, context) {
  const ranked = [...block.items].sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
  const loud = block.folded ? [] : ranked.filter((item) => LOUD.includes(item.severity));
  const quiet = ranked.filter((item) => !loud.includes(item));
  if (context.before) announce(block.summary);
  const behind = [
    block.causes.length ? part("causes", el("ol", { class: "causes" }, ...block.causes.map(cause))) : null,
    loud.length ? el("ul", { class: "rows full" }, ...loud.map(finding)) : null,
    quiet.length ? folded("findings", quiet, tally(quiet)) : null,
    block.untested.length ? folded("untested", block.untested, el("span", { class: "how-many" }, String(block.untested.length))) : null,
    block.changes.length ? part("changes", el("ul", { class: "changes" }, ...block.changes.map((one) => el("li", {}, one)))) : null,
    block.plain ? el("div", { class: "card-foot" }, copyButton("copy-report", () => block.plain, block.domain)) : null,
  ];
  const shown = block.folded ? [el("details", { class: "part behind" }, el("summary", { word: "behind" }), ...behind)] : behind;
  return el("section", { class: `card report ${block.severity}`, "aria-live": "off" }, verdict(block), ...shown);
}

function verdict(block) {
  const over = el("p", { class: "over" }, badge(block.severity), el("span", { class: "domain" }, block.domain));
  const who = block.who ? el("p", { class: "who" }, el("span", { word: "who" }), el("strong", {}, block.who)) : null;
  const [headline, ...rest] = sentences(block.summary);
  const texts = el("div", { class: "verdict-text" }, over, el("h2", {}, headline), ...rest, who);
  return el("div", { class: "verdict" }, sign(block.severity), texts);
}

// The first sentence is the headline; a full stop inside a host name ends none.
function sentences(text) {
  const [first, ...others] = paragraphs(text);
  const found = /^(.{20,160}?[.!?])\s+(.+)$/su.exec(first?.textContent ?? "");
  return found ? [found[1], el("p", {}, found[2]), ...others] : [first?.textContent ?? "", ...others];
}

const part = (word, body) => el("div", { class: "part" }, el("h3", { word }), body);

function cause(line) {
  const because = line.because.map((one) => el("li", {}, one));
  return el("li", {}, line.text, because.length ? el("ul", {}, ...because) : null);
}

function folded(word, items, count) {
  const summary = el("summary", {}, el("span", { word }), count);
  return el("details", { class: "part" }, summary, el("ul", { class: "rows full" }, ...items.map(finding)));
}

function tally(items) {
  const counts = ORDER.map((severity) => [severity, items.filter((item) => item.severity === severity).length]);
  const shown = counts.filter(([, count]) => count).map(([severity, count]) =>
    el("span", { class: `counted ${severity}` }, icon(severity), el("span", { class: "unseen", word: `severity-${severity}` }), ` ${count}`));
  return el("span", { class: "tally" }, ...shown);
}

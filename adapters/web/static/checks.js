// Checks on their way, their findings, and a domain's whole report.

import { announce, el, icon, labelled, paragraphs, worded } from "./dom.js";
import { copyButton, copyable, link } from "./blocks.js";
import { say } from "./words.js";

const LOUD = ["error", "warning"];
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
  const said = item.text ? el("span", { class: "row-text" }, item.text) : null;
  return el("li", { class: `row ${item.severity}` }, sign(item.severity), el("span", { class: "row-name" }, item.title, said), badge(item.severity));
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
    ...paragraphs(item.mend).map((one) => (one.classList.add("mend"), one)),
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
    el("tr", { role: "row" }, ...cells.map(([name]) => el("td", { role: "cell", class: name }, row[name] || "–"))));
  const table = el("table", { role: "table" }, el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, ...heads)), el("tbody", { role: "rowgroup" }, ...lines));
  const summary = el("summary", {}, el("span", { word: "details" }), el("span", { class: "how-many" }, String(rows.length)));
  return el("details", {}, summary, table);
}

export function report(block, context) {
  const ranked = [...block.items].sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
  const loud = block.folded ? [] : ranked.filter((item) => LOUD.includes(item.severity));
  const quiet = ranked.filter((item) => !loud.includes(item));
  if (context.before) announce(block.verdict);
  return el(
    "section",
    { class: `card report ${block.severity}`, "aria-live": "off" },
    verdict(block),
    block.causes.length ? part("causes", el("ol", { class: "causes" }, ...block.causes.map(cause))) : null,
    loud.length ? el("ul", { class: "rows full" }, ...loud.map(finding)) : null,
    quiet.length ? folded("findings", quiet, tally(quiet)) : null,
    block.untested.length ? folded("untested", block.untested, el("span", { class: "how-many" }, String(block.untested.length))) : null,
    block.changes.length ? part("changes", el("ul", { class: "changes" }, ...block.changes.map((one) => el("li", {}, one)))) : null,
    block.plain ? el("div", { class: "card-foot" }, copyButton("copy-report", () => block.plain, block.domain)) : null,
  );
}

function verdict(block) {
  const over = el("p", { class: "over" }, badge(block.severity), el("span", { class: "domain" }, block.domain));
  const who = block.who ? el("p", { class: "who" }, el("span", { word: "who" }), el("strong", {}, block.who)) : null;
  const texts = el("div", { class: "verdict-text" }, over, el("h2", {}, block.verdict), ...paragraphs(block.summary), who);
  return el("div", { class: "verdict" }, sign(block.severity), texts);
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

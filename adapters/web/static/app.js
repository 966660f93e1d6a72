// Puts the page together: what is sent, what is heard, where it is shown.

import { Composer } from "./composer.js";
import { Log } from "./log.js";
import { Stream } from "./stream.js";
import * as memory from "./memory.js";
import { announce, el } from "./dom.js";
import { newEvent, post } from "./post.js";
import { settle, unsettle } from "./blocks.js";
import * as words from "./words.js";

const BIGGEST_TEXT = 1048576;
const BIGGEST_FILE = 25 * 1048576;
const byId = (id) => document.getElementById(id);

words.begin();

const log = new Log(
  { log: byId("log"), scroll: byId("scroll"), working: byId("working"), welcome: byId("welcome"), latest: byId("latest") },
  choose,
  memory.wasChosen,
);
const banner = byId("banner");

const stream = new Stream({
  began(conversation) {
    memory.enter(conversation);
    log.live(false);
    log.clear();
    log.following = undefined;
    showSaid(0);
  },
  delivery(delivery) {
    log.deliver(delivery);
    if (delivery.seq !== null) showSaid(delivery.seq);
  },
  ready(back) {
    banner.hidden = true;
    log.welcomeIfEmpty();
    log.live(true);
    log.follow();
    document.body.dataset.ready = "true";
    if (back) announce(words.say("connection-back"));
  },
  lost: () => show(el("p", { word: "connection-lost" })),
  moved: () => show(el("button", { type: "button", word: "elsewhere", onclick: () => stream.open() })),
  locale: (wanted) => speak(wanted),
});

// Bubbles come from this tab's memory, each behind the delivery it followed; live ones are already there.
const shown = new Set();
function showSaid(seq) {
  if (seq === 0) shown.clear();
  for (const one of memory.saidAfter(seq)) {
    if (shown.has(one.event)) continue;
    shown.add(one.event);
    log.person(one);
  }
}

function show(node) {
  banner.replaceChildren(node);
  banner.hidden = false;
}

async function say(said, { file, quiet = false } = {}) {
  const one = { event: newEvent(), after: stream.last, text: said.text, file: file?.name };
  shown.add(one.event);
  log.following = true;
  const bubble = quiet ? null : log.person(one);
  if (!quiet) memory.remember(one);
  await deliver(one, said, file, bubble);
}

async function deliver(one, said, file, bubble) {
  log.waiting(true);
  try {
    checkSize(said.text ?? "", file);
    await post("api/say", file ? form(one.event, said.text, file) : { event: one.event, ...said, locale: words.locale() });
    setTimeout(() => log.waiting(false), 800);
  } catch (error) {
    if (bubble === null) return void show(el("p", {}, error.message));
    memory.forget(one.event);
    announce(error.message);
    log.refused(bubble, error.message, file && file.size > BIGGEST_FILE ? null : () => deliver(one, said, file, bubble));
  }
}

function checkSize(text, file) {
  if (file && file.size > BIGGEST_FILE) throw new Error(words.say("too-big-file"));
  if (text.length > BIGGEST_TEXT) throw new Error(words.say("too-big-text"));
}

function form(event, text, file) {
  const data = new FormData();
  data.append("event", event);
  data.append("locale", words.locale());
  if (text) data.append("text", text);
  data.append("file", file, file.name);
  return data;
}

async function choose(group, choice) {
  const event = newEvent();
  settle(group, choice);
  group.querySelector(".chosen").focus({ preventScroll: true });
  memory.remember({ event, after: stream.last, choice: choice.id });
  log.anchor = group;
  log.following = true;
  log.waiting(true);
  try {
    await post("api/click", { event, choice: choice.id, locale: words.locale() });
    setTimeout(() => log.waiting(false), 800);
  } catch (error) {
    memory.forget(event);
    unsettle(group);
    announce(error.message);
    log.refused(group, error.message, () => choose(group, choice));
  }
}

async function speak(wanted) {
  await words.speak(wanted);
  for (const button of byId("languages").children) button.setAttribute("aria-pressed", String(button.lang === words.locale()));
  for (const name of ["privacy", "terms"]) byId(name).href = `${name}?lang=${words.locale()}`;
}

function offerLanguages() {
  const names = (locale) => new Intl.DisplayNames([locale], { type: "language" }).of(locale);
  for (const locale of words.locales()) {
    const name = names(locale);
    const pressed = String(locale === words.locale());
    const button = el("button", { type: "button", lang: locale, "aria-pressed": pressed, title: name }, el("span", { class: "long" }, name), el("span", { class: "short", "aria-hidden": "true" }, locale.toUpperCase()));
    button.addEventListener("click", async () => {
      if (locale === words.locale()) return;
      await speak(locale);
      say({ text: `language ${locale}` }, { quiet: true });
    });
    byId("languages").append(button);
  }
}

const composer = new Composer(
  { form: byId("composer"), field: byId("message"), attach: byId("attach"), file: byId("file"), hint: byId("hint"), drop: byId("drop") },
  { send: (said) => say(said), sendFile: (file, text) => say({ text }, { file }) },
);
byId("example").addEventListener("click", () => {
  say({ text: words.example() });
  composer.field.focus();
});
byId("afresh").addEventListener("click", async () => {
  stream.pause();
  try {
    await post("api/new");
  } catch (error) {
    show(el("p", {}, error.message));
  }
  stream.restart();
  composer.field.focus();
});
addEventListener("visibilitychange", () => { if (!document.hidden && stream.aside) stream.open(); });

offerLanguages();
stream.open();
if (matchMedia("(hover: hover)").matches) composer.field.focus();

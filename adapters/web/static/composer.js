// The message box: many lines, a file button, drop and paste.

import { worded } from "./dom.js";

const SLOW = 4000; // letters from which browsers take seconds to paste line by line; set at once they do not

export class Composer {
  constructor(parts, { send, sendFile }) {
    Object.assign(this, parts); // form, field, attach, file, hint, drop
    this.send = send;
    this.sendFile = sendFile;
    this.clipboard = null;
    this.form.addEventListener("submit", (event) => { event.preventDefault(); this.submit(); });
    this.field.addEventListener("keydown", (event) => this.pressed(event));
    this.field.addEventListener("input", () => this.fit());
    this.field.addEventListener("paste", (event) => this.pasted(event));
    this.attach.addEventListener("click", () => this.file.click());
    this.file.addEventListener("change", () => this.takeFiles(this.file.files));
    this.listenForDrops();
    this.fit();
  }

  get manyLines() {
    return this.field.value.includes("\n");
  }

  pressed(event) {
    if (event.key !== "Enter" || event.isComposing) return;
    const always = event.ctrlKey || event.metaKey;
    if (!always && (event.shiftKey || event.altKey || this.manyLines)) return;
    event.preventDefault();
    this.submit();
  }

  submit() {
    const text = this.field.value;
    if (!text.trim()) return void this.field.focus();
    const html = this.clipboard && text.includes(this.clipboard.text) ? this.clipboard.html : undefined;
    this.field.value = "";
    this.clipboard = null;
    this.fit();
    this.field.focus();
    this.send({ text, html });
  }

  // Mail programs put a richer version beside the text; it goes along, as tables read better from it.
  pasted(event) {
    const files = event.clipboardData?.files;
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (files?.length && !text) {
      event.preventDefault();
      return void this.takeFiles(files);
    }
    if (text.length > SLOW) {
      event.preventDefault();
      this.field.setRangeText(text, this.field.selectionStart, this.field.selectionEnd, "end");
      this.field.scrollTop = this.field.scrollHeight;
      this.fit();
    }
    const html = event.clipboardData?.getData("text/html");
    const plain = text.replace(/\r\n?/g, "\n").trim();
    this.clipboard = html && plain && html.length <= 1048576 ? { html, text: plain } : null;
  }

  fit() {
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(this.field.scrollHeight, Math.max(120, innerHeight * 0.36))}px`;
    this.form.classList.toggle("filled", this.field.value.trim() !== "");
    worded(this.hint, this.manyLines ? "hint-lines" : "hint-enter");
  }

  async takeFiles(files) {
    const text = this.field.value;
    const list = [...files].slice(0, 5);
    this.file.value = "";
    if (!list.length) return;
    this.field.value = "";
    this.fit();
    for (const [place, file] of list.entries()) await this.sendFile(file, place === 0 ? text.slice(0, 16000) : "");
    this.field.focus();
  }

  listenForDrops() {
    let depth = 0;
    const show = (on) => { this.drop.hidden = !on; };
    const carries = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
    addEventListener("dragenter", (event) => { if (carries(event)) { depth += 1; show(true); event.preventDefault(); } });
    addEventListener("dragover", (event) => { if (carries(event)) event.preventDefault(); });
    addEventListener("dragleave", (event) => { if (carries(event)) { depth = Math.max(0, depth - 1); show(depth > 0); } });
    addEventListener("drop", (event) => {
      depth = 0;
      show(false);
      if (!carries(event)) return;
      event.preventDefault();
      this.takeFiles(event.dataTransfer.files);
    });
  }
}

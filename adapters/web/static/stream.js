// Listens to the bot: one event stream that comes back by itself and asks for what it has missed.

const WAITS = [500, 1500, 4000, 10000];

export class Stream {
  constructor(handlers) {
    this.handlers = handlers;
    this.last = 0;
    this.conversation = null;
    this.fails = 0;
    addEventListener("online", () => this.lost && this.open());
    addEventListener("pagehide", () => this.source?.close());
    addEventListener("pageshow", (event) => event.persisted && this.open());
  }

  open() {
    this.source?.close();
    clearTimeout(this.timer);
    this.aside = false;
    const source = new EventSource(`api/stream?since=${this.last}`);
    this.source = source;
    source.addEventListener("hello", (event) => this.greeted(JSON.parse(event.data).conversation));
    source.addEventListener("delivery", (event) => this.delivered(JSON.parse(event.data)));
    source.addEventListener("ready", () => this.ready());
    source.addEventListener("locale", (event) => this.handlers.locale(JSON.parse(event.data).value));
    source.addEventListener("reset", () => this.resetElsewhere());
    source.addEventListener("moved", () => this.moved());
    source.addEventListener("error", () => this.failed(source));
  }

  greeted(conversation) {
    if (this.conversation === conversation) return;
    const elsewhere = this.last > 0;
    this.conversation = conversation;
    this.last = 0;
    this.handlers.began(conversation);
    if (elsewhere) this.open(); // this stream counts from where another conversation was
  }

  delivered(delivery) {
    if (delivery.seq !== null) {
      if (delivery.seq <= this.last) return;
      this.last = delivery.seq;
    }
    this.handlers.delivery(delivery);
  }

  ready() {
    this.fails = 0;
    const back = this.lost;
    this.lost = false;
    this.handlers.ready(back);
  }

  pause() {
    clearTimeout(this.timer);
    this.source?.close();
  }

  // Another tab began afresh; its new cookie may still be on its way to this browser.
  resetElsewhere() {
    this.pause();
    this.timer = setTimeout(() => this.restart(), 700);
  }

  restart() {
    this.last = 0;
    this.conversation = null;
    this.open();
  }

  moved() {
    this.aside = true;
    this.source.close();
    this.handlers.moved();
  }

  failed(source) {
    if (source !== this.source || this.aside) return;
    source.close();
    if (this.fails > 0) {
      this.lost = true;
      this.handlers.lost();
    }
    const pause = WAITS[Math.min(this.fails, WAITS.length - 1)];
    this.fails += 1;
    this.timer = setTimeout(() => this.open(), pause);
  }
}

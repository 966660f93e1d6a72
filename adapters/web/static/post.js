// Sends to the bot. Every message has an id of its own, so that trying again never says it twice.

import { locale, say } from "./words.js";

const WAITS = [600, 2000, 5000];
const wait = (ms) => new Promise((done) => setTimeout(done, ms));

export const newEvent = () => (crypto.randomUUID ? crypto.randomUUID() : madeUp());

function madeUp() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = Array.from(bytes, (one) => one.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

export async function post(path, body = {}) {
  const isForm = body instanceof FormData;
  const headers = { "Accept-Language": locale() };
  if (!isForm) headers["Content-Type"] = "application/json";
  for (let round = 0; ; round += 1) {
    try {
      const response = await fetch(path, { method: "POST", headers, body: isForm ? body : JSON.stringify(body) });
      if (response.ok) return;
      const line = (await response.text()).trim();
      if (response.status < 500 || round >= WAITS.length) throw new Refusal(line || say("failed"));
    } catch (error) {
      if (error instanceof Refusal || round >= WAITS.length) throw error instanceof Refusal ? error : new Refusal(say("connection-lost"));
    }
    await wait(WAITS[round]);
  }
}

export class Refusal extends Error {}

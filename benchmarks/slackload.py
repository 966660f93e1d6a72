"""A Slack that only counts: answers the Web API at once and sends signed events, from a process of its own.

`python -m benchmarks.slackload BOT_URL API_PORT` reads `paste|others|press N` a line and prints one JSON object a line.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from itertools import count
from typing import Any
from urllib.parse import urlencode

from aiohttp import ClientSession, TCPConnector, web
from slack_sdk.signature import SignatureVerifier

SECRET, TEAM, AT_ONCE, SECONDS = "bench-secret", "T0001", 16, 10.0
BOUNCE = "550 5.4.1 Recipient address rejected: Access denied. &lt;anna@{}&gt; {}"
PEOPLE = 1000
TEXTS = {
    "hello": lambda _: "hello",
    "paste": lambda ts: BOUNCE.format("contoso.example", ts),
    "others": lambda ts: BOUNCE.format(f"d{ts}.example".replace(".0", "-0"), ts),
}
"""What people write, by its time: `paste` is an outage of one domain, `others` a domain that nobody asked about."""


class Counter:
    """Who waits for an answer in which channel, and which buttons were offered there."""

    def __init__(self, bot: str) -> None:
        self.bot = bot
        self.answers: dict[str, asyncio.Event] = {}
        self.offered: dict[str, dict[str, Any]] = {}
        self.numbers = count(1)
        self.signer = SignatureVerifier(SECRET)

    async def api(self, request: web.Request) -> web.Response:
        """Answer any method."""
        method = request.match_info["method"]
        given = await request.json() if request.content_type == "application/json" else dict(request.query)
        channel = given.get("channel", "")
        answer: dict[str, Any] = {"ok": True, "channel": channel, "ts": f"{next(self.numbers)}.000001"}
        if method == "auth.test":
            answer |= {"team_id": TEAM, "user_id": "U0BOT", "bot_id": "B0BOT"}
        elif method == "users.info":
            answer |= {"user": {"id": given["user"], "team_id": TEAM, "locale": "en-US"}}
        elif method.startswith("chat."):
            self._note(channel, given, answer["ts"])
        return web.json_response(answer)

    def _note(self, channel: str, given: dict[str, Any], ts: str) -> None:
        for block in given.get("blocks", []):
            for one in block.get("elements", []):
                if one.get("action_id", "").startswith("choice."):
                    self.offered[channel] = {"ts": ts, "action": one}
        if channel in self.answers:
            self.answers[channel].set()

    async def run(self, what: str, events: int) -> dict[str, float]:
        """Send events, AT_ONCE at a time; one is over when it is acknowledged and its first answer is here."""
        places = iter(range(events))
        acks: list[float] = []
        whole: list[float] = []
        lost = 0

        async def worker(session: ClientSession) -> None:
            nonlocal lost
            for place in places:
                channel = f"D{place % PEOPLE:06}"
                answered = self.answers[channel] = asyncio.Event()
                raw, headers = self.payload(what, channel)
                begun = time.perf_counter()
                async with session.post(f"{self.bot}/slack/events", data=raw, headers=headers) as response:
                    acks.append(time.perf_counter() - begun)
                    assert response.status == 200, await response.text()
                try:
                    await asyncio.wait_for(answered.wait(), SECONDS)
                except TimeoutError:
                    lost += 1
                whole.append(time.perf_counter() - begun)

        async with ClientSession(connector=TCPConnector(limit=0)) as session:
            begun = time.perf_counter()
            await asyncio.gather(*(worker(session) for _ in range(AT_ONCE)))
            seconds = time.perf_counter() - begun
        return {
            "rate": events / seconds,
            "p50": _share(whole, 0.5),
            "p99": _share(whole, 0.99),
            "ack50": _share(acks, 0.5),
            "ack99": _share(acks, 0.99),
            "lost": lost,
        }

    def payload(self, what: str, channel: str) -> tuple[str, dict[str, str]]:
        """Return a signed paste, or a signed click on the last button offered in a channel."""
        user, ts = f"U{channel[1:]}", f"{1_000_000 + next(self.numbers)}.000002"
        if what in TEXTS:
            event = {"type": "message", "user": user, "text": TEXTS[what](ts), "ts": ts}
            event |= {"channel": channel, "channel_type": "im"}
            known = [{"team_id": TEAM, "user_id": "U0BOT", "is_bot": True}]
            body = {
                "type": "event_callback",
                "team_id": TEAM,
                "api_app_id": "A1",
                "event_id": f"Ev{ts}",
                "event": event,
            }
            raw, kind = json.dumps({**body, "authorizations": known}), "application/json"
        else:
            shown = self.offered.get(channel) or {"ts": ts, "action": {"action_id": "choice.1", "value": "x:y:1"}}
            body = {"type": "block_actions", "team": {"id": TEAM}, "user": {"id": user}, "channel": {"id": channel}}
            body |= {"container": {"type": "message", "message_ts": shown["ts"], "channel_id": channel}}
            body |= {"message": {"ts": shown["ts"]}, "response_url": "http://127.0.0.1:9/", "trigger_id": ts}
            body |= {"actions": [{"type": "button", **shown["action"], "action_ts": ts}], "api_app_id": "A1"}
            raw, kind = urlencode({"payload": json.dumps(body)}), "application/x-www-form-urlencoded"
        stamp = str(int(time.time()))
        signature = self.signer.generate_signature(timestamp=stamp, body=raw)
        signed = {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": str(signature)}
        return raw, {"Content-Type": kind, **signed}


def _share(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))] * 1000


async def main(bot: str, port: int) -> None:
    """Serve the Web API and do what is asked on standard input."""
    counter = Counter(bot)
    app = web.Application()
    app.router.add_route("*", "/api/{method}", counter.api)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    print("ready", flush=True)
    loop = asyncio.get_running_loop()
    while line := (await loop.run_in_executor(None, sys.stdin.readline)).split():
        print(json.dumps(await counter.run(line[0], int(line[1]))), flush=True)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2])))

"""Every other code: the right row for what a server said, words in every language, mistakes told at the start."""

from __future__ import annotations

import re
import time
import tomllib
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.codes import PARTS, Codes
from bot.words import ContentError, Words

ROOT = Path(__file__).parent.parent
TOML = (ROOT / "content/codes.toml").read_text(encoding="utf-8")
CODES = Codes.from_toml(TOML)
RAW = tomllib.loads(TOML)
LOCALES = ("en", "pl")
WORDS = Words(
    {("codes", path.stem): path.read_text(encoding="utf-8") for path in (ROOT / "content/codes").glob("*.ftl")}
)
LINE = re.compile(r"(\S+) +(\S+) +(\S+)(?: +(.*))?")
SAMPLES = [
    tuple(None if part == "-" else part for part in LINE.fullmatch(line).groups(default=""))
    for line in (Path(__file__).parent / "codes.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def words(code, reply=None, diagnostic=None):
    """Return the id of the words for what a server said."""
    row = CODES.find(code, reply, diagnostic)
    return row.words if row else None


@pytest.mark.parametrize(("code", "reply", "expected", "text"), SAMPLES)
def test_what_a_server_said_leads_to_its_words(code, reply, expected, text):
    """Each line of the table of samples reaches the words it names."""
    assert words(code, reply, text.replace("{NEWLINE}", "\n")) == expected


def test_the_samples_cover_the_whole_table():
    """No meaning of the table goes without a sample."""
    assert {row.words for row in CODES.rows} - {expected for _, _, expected, _ in SAMPLES} == set()


@pytest.mark.parametrize("row", RAW["row"], ids=lambda row: row["words"])
def test_every_row_is_reached_by_its_codes_and_tokens(row):
    """No code and no token of a row is dead: each leads to the row's words, bare or beside the token."""
    for code in row.get("codes", ()):
        assert any(words(*asked) == row["words"] for asked in spellings(code)), code
    for name, token in product(row.get("under", ()), row.get("tokens", ())):
        for code in RAW["groups"].get(name, (name,)):
            text = f"host said: {token.upper()}\t(in reply)"
            asked = [one for one in spellings(code) if class_of(one) not in taken(row, token)]
            assert not asked or any(words(*one, text) == row["words"] for one in asked), (code, token)


def class_of(asked):
    """Give the class of what was asked: 4 or 5."""
    return (asked[0] or asked[1])[0]


def taken(row, token):
    """Give the classes in which a token is not this row's: by its own `only`, or because a row above has it there."""
    classes = {"temporary": "4", "permanent": "5"}
    own = {"45".replace(classes[row["only"]], "")} if "only" in row else set()
    above = RAW["row"][: RAW["row"].index(row)]
    return own | {classes[one["only"]] for one in above if "only" in one and token in one["tokens"]}


def spellings(code):
    """Give what a server may have said so that a written code applies: both classes and ends, others of the subject."""
    if code[1:] == "xx":
        return [(None, f"{code[0]}99")]
    if code.isdigit():
        return [(None, code)]
    klass, subject, detail = code.split(".")
    details = {*detail.split("-"), *(("199",) if detail == "0" else ())}
    return [(f"{one}.{subject}.{two}", None) for one, two in product(klass.replace("X", "45"), sorted(details))]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_row_has_all_its_words(locale):
    """Meaning, who and two to four steps are there in each language, one line each, and nothing is left over."""
    assert WORDS.locales == LOCALES
    for row in CODES.rows:
        meaning, who, steps = (WORDS.say(locale, row.key + part) for part in PARTS)
        assert meaning.endswith(".")
        assert who.endswith(".")
        assert "\n" not in meaning + who
        lines = steps.splitlines()
        assert 1 <= len(lines) <= 4
        assert all(line.startswith("• ") and line.endswith(".") for line in lines), row.words
    shared = {"temporary", "permanent", "page", "proofs"}
    known = {key.partition("/")[2] for key in CODES.messages} | shared
    named = WORDS.variables["codes", locale].keys()
    assert {name for name in named - known if not name.startswith("by-")} == set()


def test_the_languages_say_the_same_messages_in_their_own_words():
    """Polish and English have the same messages, and no message is the same text in both."""
    english, polish = (WORDS.variables["codes", locale] for locale in LOCALES)
    assert english == polish
    plain = [key for key, variables in english.items() if not variables]
    assert [key for key in plain if WORDS.say("en", f"codes/{key}") == WORDS.say("pl", f"codes/{key}")] == []


def test_rows_of_the_same_words_name_the_same_people():
    """A meaning that serves several rows is mended by the same people in each."""
    people = {}
    for row in CODES.rows:
        assert people.setdefault(row.words, row.who) == row.who, row.words


def test_what_passes_is_told_from_what_is_final():
    """The class of the code asked for decides, except where a row knows better."""
    assert CODES.find("4.4.316").lasts == "temporary"
    assert CODES.find("5.4.316").lasts == "permanent"
    assert CODES.find("5.4.62").lasts == "permanent"
    assert CODES.find(None, "421").lasts == "temporary"
    assert CODES.find("4.4.7").lasts == "permanent"
    assert CODES.find(None, None, "mailbox full").lasts is None


def test_a_row_brings_its_page_and_its_guide():
    """All pages are https; every way of 5.4.1 that is Exchange's offers the guide, Zoho's does not."""
    assert CODES.find("5.7.606").url == "https://sender.office.com"
    assert all(row.url is None or row.url.startswith("https://") for row in CODES.rows)
    assert CODES.guides == {"ndr-5-4-1"}
    said = (
        "",
        "Recipient address rejected: Access denied",
        "Relay Access Denied",
        "no answer from host",
        "no such user",
    )
    for code, text in (*product(["5.4.1"], said), ("4.4.1", "")):
        assert CODES.find(code, None, text).guide == "ndr-5-4-1"
    assert CODES.find("5.4.1", "541", "Mail rejected by destination domain").guide is None


@given(st.none() | st.text(), st.none() | st.text(max_size=5), st.none() | st.text())
def test_odd_input_is_never_an_error(code, reply, text):
    """Whatever stands for code, reply and text, there is a row or none."""
    row = CODES.find(code, reply, text)
    assert row is None or row in CODES.rows or row.model_copy(update={"lasts": None}) in CODES.rows


@given(st.integers(0, 999), st.integers(0, 999), st.sampled_from("45"), st.integers(0, 99), st.text())
def test_every_failure_has_an_answer(subject, detail, klass, reply, text):
    """A code or a reply of class 4 or 5 always finds words; when both are there the code's class decides."""
    row = CODES.find(f"{klass}.{subject}.{detail}", f"5{reply:02}", text)
    assert row is not None
    assert row.lasts == ("temporary" if klass == "4" else "permanent") or row.words == "expired"
    assert CODES.find(None, f"{klass}{reply:02}", text) is not None


def test_a_huge_hostile_text_costs_no_time():
    """A mebibyte of half-made tokens is read in a moment."""
    start = time.process_time()
    for hostile in ("mailbox ful" * 100_000, " " * 2**20, "5." * 2**19):
        CODES.find(hostile, hostile, hostile)
        CODES.find("5.7.1", "550", hostile)
    assert time.process_time() - start < 2


ROW = '[[row]]\nwords = "a-b"\nwho = ["sender"]\n'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("row = [", "not TOML"),
        ('[[row]]\nwords = "a-b"\ncodes = ["5.1.1"]', r"row\.1\.who: Field required"),
        (ROW + 'codes = ["5.1.1"]\ncolour = "red"', r"row\.1\.colour: Extra inputs"),
        (ROW.replace('"sender"', '"boss"') + 'codes = ["5.1.1"]', r"row\.1\.who\.1: Input should be 'sender'"),
        (ROW + 'codes = ["5.1.1"]\nlasts = "weekly"', r"row\.1\.lasts"),
        (ROW + 'codes = ["5.1.1"]\nguide = "../x"', r"row\.1\.guide"),
        (ROW, r"row 1 \(a-b\): codes: no code leads here"),
        (ROW + 'codes = ["2.1.1"]', r"row 1 \(a-b\): codes: '2.1.1' is no code"),
        (ROW + 'codes = ["5.1"]', "is no code"),
        (ROW + 'codes = ["5.7.9-3"]', "ends before it begins"),
        (ROW + 'codes = ["5.1.1", "5.1.1"]', "5.1.1 belongs to a-b already"),
        (ROW + 'codes = ["5.7.10-20"]\n' + ROW + 'codes = ["5.7.15-30"]', r"5\.7\.10-20 and 5\.7\.15-30 overlap"),
        (ROW + 'tokens = ["full"]', "tokens and under belong together"),
        (ROW + 'tokens = ["Full"]\nunder = ["5.1.1"]', "'Full' can never match"),
        (ROW + 'tokens = ["two  spaces"]\nunder = ["5.1.1"]', "can never match"),
        (ROW + 'tokens = ["full", "is full"]\nunder = ["5.1.1"]', "'is full' is hidden by 'full' of a-b"),
        (ROW + 'tokens = ["full"]\nunder = ["nosuchgroup"]', "under: 'nosuchgroup' is no code"),
        (ROW + 'codes = ["5.1.1"]\npage = "p"', r"page: 'p' is not in \[pages\]"),
        ('pages = { p = "http://a.example" }\n' + ROW + 'codes = ["5.1.1"]\npage = "p"', r"pages\.p: .* not an https"),
        ('pages = { p = "https://u@a.example" }\n' + ROW + 'codes = ["5.1.1"]\npage = "p"', "not an https address"),
        ('pages = { p = "https://[::1" }\n' + ROW + 'codes = ["5.1.1"]\npage = "p"', "not an https address"),
        ('pages = { p = "https://a.example" }\n' + ROW + 'codes = ["5.1.1"]', r"pages\.p: no row points to it"),
    ],
)
def test_a_mistake_in_the_table_stops_the_start(text, told):
    """The error names the file, the row or key, and how to mend it."""
    with pytest.raises(ContentError, match=told) as error:
        Codes.from_toml(text, "codes.toml")
    assert str(error.value).startswith("codes.toml: ")
    assert "; " in str(error.value)


def test_a_narrow_range_may_lie_in_a_wide_one():
    """The narrower range wins, wherever it stands in the file."""
    wide, narrow = ROW + 'codes = ["5.7.10-30"]\n', ROW.replace("a-b", "c-d") + 'codes = ["5.7.15-20"]\n'
    for text in (wide + narrow, narrow + wide):
        codes = Codes.from_toml(text)
        assert [codes.find(f"5.7.{detail}").words for detail in (10, 15, 20, 21)] == ["a-b", "c-d", "c-d", "a-b"]


def test_the_row_in_the_docs_can_be_added_as_it_stands():
    """The example of docs/codes.md fits into the table of today and is found by code, range and token."""
    page = (ROOT / "docs/codes.md").read_text(encoding="utf-8")
    example = re.search(r"```toml\n(.*?)```", page, re.DOTALL)[1]
    codes = Codes.from_toml(TOML + example)
    asked = (("5.2.77", None), ("4.2.85", None), ("5.2.1", "550 5.2.1 the mailbox is\r\n asleep"))
    assert {codes.find(code, None, text).words for code, text in asked} == {"mailbox-sleeping"}

"""Reading the domain somebody means, and the label Exchange Online gives it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domains import MOST, Refused, eop_label, read_domain, read_domains, unicode_name

FORGIVEN = [
    ("contoso.example", "contoso.example"),
    ("Contoso.EXAMPLE.", "contoso.example"),
    ("info@contoso.example", "contoso.example"),
    ("<info@contoso.example>", "contoso.example"),
    ("mailto:info@contoso.example", "contoso.example"),
    ("https://www.contoso.example/path?x=1#y", "contoso.example"),
    ("http://user:secret@contoso.example:8080/", "contoso.example"),
    ("www.contoso.example", "contoso.example"),
    ("www.example", "www.example"),
    ("contoso.example:25", "contoso.example"),
    ("<http://contoso.example|contoso.example>", "contoso.example"),
    ("<https://contoso.example/a|contoso.example/a>", "contoso.example"),
    ("<mailto:info@contoso.example|info@contoso.example>", "contoso.example"),
    ("„contoso.example”,", "contoso.example"),
    ("(contoso.example).", "contoso.example"),
    ("żółw.example", "xn--w-uga1v8h.example"),
    ("info@MÜNCHEN.example", "xn--mnchen-3ya.example"),
    ("contoso。example", "contoso.example"),
    ("example.com", "example.com"),
    ("a_b.contoso.example", "a_b.contoso.example"),
    ("contoso.unknownsuffix", "contoso.unknownsuffix"),
]
REFUSED = [
    ("localhost", "internal"),
    ("mailserver", "internal"),
    ("srv.contoso.local", "internal"),
    ("x.internal", "internal"),
    ("x.localhost", "internal"),
    ("x.onion", "internal"),
    ("1.0.0.127.in-addr.arpa", "internal"),
    ("x.invalid", "internal"),
    ("198.51.100.1", "address"),
    ("2001:db8::1", "address"),
    ("contoso..example", "invalid"),
    ("-contoso.example", "invalid"),
    ("con$.example", "invalid"),
    ("a" * 64 + ".example", "invalid"),
    (".".join(["a" * 60] * 5), "invalid"),
    ("contoso.123", "invalid"),
    ("р\u0430ypal.example", "mixed-scripts"),
    ("", "empty"),
    ("@", "empty"),
]


@pytest.mark.parametrize(("word", "domain"), FORGIVEN)
def test_input_is_forgiven(word: str, domain: str) -> None:
    """However a domain is written, it is understood."""
    assert read_domain(word) == domain


@pytest.mark.parametrize(("word", "reason"), REFUSED)
def test_what_cannot_be_examined_is_refused(word: str, reason: str) -> None:
    """A name that cannot be public, or is none, is refused with the reason."""
    with pytest.raises(Refused) as refused:
        read_domain(word)
    assert refused.value.reason == reason


def test_several_domains() -> None:
    """Up to five domains are read out of one line, each once; what is too much or wrong is told."""
    wanted = read_domains("a.example, <http://b.example|b.example> info@c.example; a.example srv.local")
    assert wanted.domains == ("a.example", "b.example", "c.example")
    assert wanted.refused == (("srv.local", "internal"),)
    many = read_domains(" ".join(f"d{n}.example" for n in range(9)))
    assert len(many.domains) == MOST
    assert many.refused == (("d5.example", "too-many"),)
    assert read_domains("  ").refused == (("", "empty"),)


@given(st.text(max_size=300))
def test_no_input_raises(text: str) -> None:
    """Whatever is typed, the answer is domains in A-labels and reasons."""
    wanted = read_domains(text)
    assert len(wanted.domains) <= MOST
    assert all(domain.isascii() and domain == domain.lower() and "." in domain for domain in wanted.domains)
    assert all(isinstance(unicode_name(domain), str) for domain in wanted.domains)


VECTORS = """
contoso.com contoso-com | 1-2.co.uk 12-co-uk0c | pi-hf.com pihf-com0e | spm-automation.com spmautomation-com0i
ima-citizensrights.org.uk imacitizensrights-org-uk0i | gwg-gruppe.de gwggruppe-de0i | heig-vd.ch heigvd-ch01b
octo-bot.io octobot-io01b | base-uk.org baseuk-org01b | rose-hulman.edu rosehulman-edu01b
rolls-roycemotorcars.com rollsroycemotorcars-com01c | grupo-gee.com grupogee-com01c
riegel-immobilien.de riegelimmobilien-de01e | zynergy-labs.com zynergylabs-com01i | nextvia-ks.com nextviaks-com01i
dominion-business.com dominionbusiness-com02b | intermedia-advertising.com intermediaadvertising-com02e
czechowice-dziedzice.zhp.pl czechowicedziedzice-zhp-pl02e | test-and-trace.nhs.uk testandtrace-nhs-uk01bb
"""


@pytest.mark.parametrize("vector", VECTORS.replace("\n", "|").split("|"))
def test_label_rule(vector: str) -> None:
    """The label follows the rule seen in public records, with and without hyphens."""
    if vector.strip():
        domain, label = vector.split()
        assert eop_label(domain) == label

"""The way to the Hub and what came back."""

from datetime import timedelta

from xl_addin.excel.doctor.facts import HubFacts, NetworkFacts, TokenLooks
from xl_addin.hub.store.quota import Quota
from xl_addin.messages.doctor import network as said
from xl_addin.records import Check

_CLOCK = timedelta(minutes=5)
_SHORTEST = 20  # characters; the Hub's tokens have 37
_PREFIXES = ("hf_", "api_org_")  # as the Hub gives them to users and to organisations


def looks(token: str | None) -> TokenLooks:
    """Tell how a token looks, without keeping it."""
    if token is None:
        return "none"
    usual = token.startswith(_PREFIXES) and len(token) >= _SHORTEST
    return "usual" if usual and token.isascii() and token.isprintable() and " " not in token else "odd"


def proxy(facts: NetworkFacts) -> Check:
    """Check by which way the Hub is asked; whether it answers there is another check."""
    if facts.proxy is not None:
        return Check("proxy", "fine", said.proxy_used(facts.endpoint, facts.proxy))
    if facts.bypassed:
        return Check("proxy", "fine", said.proxy_bypassed(facts.endpoint))
    return Check("proxy", "fine", said.proxy_none())


def certificates(facts: NetworkFacts) -> Check:
    """Check that a file of certificates that a variable names is there."""
    if facts.bundle is None:
        return Check("certificates", "fine", said.certificates_usual())
    variable, file = facts.bundle
    if facts.bundle_there:
        return Check("certificates", "fine", said.certificates_fine(variable, file))
    return Check("certificates", "bad", said.certificates_missing(variable, file))


def token(facts: NetworkFacts) -> Check:
    """Check that a token is there and looks like one."""
    match facts.token:
        case "none":
            return Check("token", "fine", said.token_none())
        case "usual":
            return Check("token", "fine", said.token_fine())
        case "odd":
            return Check("token", "warn", said.token_odd())


def hub(facts: HubFacts | None, network: NetworkFacts) -> Check:
    """Check that the Hub answers."""
    if facts is None:
        return Check("hub", "not-here", said.hub_not_asked(network.endpoint))
    if facts.fault is not None:
        return Check("hub", "warn" if facts.passes else "bad", facts.fault)
    return Check("hub", "fine", said.hub_fine(network.endpoint, facts.seconds))


def clock(facts: HubFacts | None) -> Check:
    """Check this machine's clock against the Hub's."""
    if facts is None or facts.ahead is None:
        return Check("clock", "not-here", said.clock_not_told())
    if abs(facts.ahead) > _CLOCK:
        return Check("clock", "warn", said.clock_off(facts.ahead))
    return Check("clock", "fine", said.clock_fine())


def quota(known: Quota) -> Check:
    """Check that calls are left."""
    if known.left is None:
        return Check("quota", "fine", said.quota_not_known())
    if known.shut and known.ends is not None:
        return Check("quota", "warn", said.quota_used_up(known.ends))
    return Check("quota", "fine", said.quota_left(known.left))

"""The whole examination, in the order in which a call from a cell meets what may fail."""

from xl_addin.excel.doctor import network, office, places, python
from xl_addin.excel.doctor.facts import Facts
from xl_addin.records import Check


def examine(facts: Facts) -> tuple[Check, ...]:
    """Return one check for each thing that a cell's question needs."""
    return (
        python.interpreter(facts.python),
        python.xlwings(facts.python),
        python.dll(facts.python, facts.excel),
        python.letters(facts.python, facts.book),
        office.excel(facts.excel),
        office.trust(facts.excel),
        office.macros(facts.excel),
        office.workbook(facts.book, facts.python),
        places.onedrive(facts.place, facts.book),
        places.home(facts.place),
        places.disk(facts.place),
        places.store(facts.store),
        network.proxy(facts.network),
        network.certificates(facts.network),
        network.token(facts.network),
        network.hub(facts.hub, facts.network),
        network.clock(facts.hub),
        network.quota(facts.store.quota),
    )


def healthy(checks: tuple[Check, ...]) -> bool:
    """Tell whether nothing was found that does not work."""
    return all(check.state != "bad" for check in checks)

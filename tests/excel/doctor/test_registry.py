"""Excel as the registry of Windows tells of it; the registry is a dictionary here."""

from xl_addin.excel.doctor.facts import ExcelFacts
from xl_addin.excel.doctor.registry import Read, excel_installed

Values = dict[tuple[str, str], object]
CURRENT = r"HKCR\Excel.Application\CurVer"
CLICK_TO_RUN = r"HKLM\SOFTWARE\Microsoft\Office\ClickToRun\Configuration"
USER = r"HKCU\Software\Microsoft\Office\16.0\Excel\Security"
POLICY = r"HKCU\Software\Policies\Microsoft\Office\16.0\Excel\Security"
BARE: Values = {(CURRENT, ""): "Excel.Application.16"}


def _reading(values: Values) -> Read:
    return lambda key, name: values.get((key, name))


def test_no_excel() -> None:
    """An empty registry, or one with an odd entry, has no Excel."""
    assert excel_installed(_reading({})) is None
    assert excel_installed(_reading({(CURRENT, ""): "Excel.Application.x"})) is None


def test_an_excel_as_it_is_installed() -> None:
    """Without any setting Excel asks before it runs macros and trusts nobody with projects."""
    assert excel_installed(_reading(BARE)) == ExcelFacts("16.0", None, trusts_projects=False, macros=2)


def test_the_width_is_where_either_installer_writes_it() -> None:
    """Click-to-Run says x86 or x64 as Platform, the older installer under Outlook as Bitness."""
    new = excel_installed(_reading(BARE | {(CLICK_TO_RUN, "Platform"): "x86"}))
    old = excel_installed(
        _reading(BARE | {(r"HKLM\SOFTWARE\Microsoft\Office\16.0\Outlook", "Bitness"): "x64"})
    )
    assert new is not None
    assert old is not None
    assert (new.bits, old.bits) == (32, 64)


def test_a_policy_goes_before_the_users_setting() -> None:
    """What an administrator forbids stays forbidden, whatever the user set."""
    values = BARE | {(USER, "VBAWarnings"): 1, (USER, "AccessVBOM"): 1}
    own = excel_installed(_reading(values))
    ruled = excel_installed(_reading(values | {(POLICY, "VBAWarnings"): 4, (POLICY, "AccessVBOM"): 0}))
    assert own == ExcelFacts("16.0", None, trusts_projects=True, macros=1)
    assert ruled == ExcelFacts("16.0", None, trusts_projects=False, macros=4)


def test_a_setting_of_another_kind_is_no_setting() -> None:
    """A text where a number belongs is passed over."""
    found = excel_installed(_reading(BARE | {(USER, "VBAWarnings"): "4"}))
    assert found is not None
    assert found.macros == 2

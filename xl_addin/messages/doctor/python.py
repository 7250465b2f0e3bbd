"""Said of Python, of xlwings and of the DLL between them and Excel."""

from collections.abc import Sequence

from xl_addin.messages.shown import shown
from xl_addin.records import Sentence


def python_fine(version: str, bits: int, executable: object) -> Sentence:
    """Python will do."""
    return Sentence(
        f"Python {version}, {bits} bit: {executable}", f"Python {version}（{bits}ビット）：{executable}"
    )


def python_old(version: str, oldest: str) -> Sentence:
    """Python is too old."""
    return Sentence(
        f"Python {version} is too old. Install Python {oldest} or newer, and HFScore into it.",
        f"Python {version} は古すぎます。Python {oldest} 以降をインストールし、"
        "HFScore を入れ直してください。",
    )


def python_narrow(version: str, bits: int) -> Sentence:
    """Python has 32 bits, for which the numerical libraries are hardly built any more."""
    return Sentence(
        f"Python {version} has {bits} bits, for which numpy and scipy are hardly built any more. Install the "
        "64-bit Python; it also serves a 32-bit Excel.",
        f"Python {version} は{bits}ビット版で、numpy や scipy の提供が終わりつつあります。"
        "64ビット版の Python を使用してください（32ビット版の Excel からも利用できます）。",
    )


def xlwings_fine(version: str) -> Sentence:
    """The library by which Excel calls Python is installed."""
    return Sentence(f"xlwings {version} is installed.", f"xlwings {version} がインストールされています。")


def xlwings_missing(executable: object) -> Sentence:
    """The library by which Excel calls Python is not installed."""
    return Sentence(
        f"xlwings is not installed, so Excel cannot call {executable}. Run: pip install xlwings",
        f"xlwings がないため、Excel から {executable} を呼び出せません。"
        "pip install xlwings を実行してください。",
    )


def dll_not_here() -> Sentence:
    """Excel calls Python through a DLL on Windows only."""
    return Sentence(
        "Not needed here: Excel calls Python through a DLL on Windows only.",
        "この環境では不要です（DLL を介した呼び出しは Windows 版の Excel のみ）。",
    )


def dll_fine(name: str) -> Sentence:
    """The DLL lies where the workbook looks for it."""
    return Sentence(f"{name} lies beside Python.", f"{name} は Python と同じ場所にあります。")


def dll_missing(wanted: str, found: Sequence[str], version: str) -> Sentence:
    """The DLL does not lie where the workbook looks for it."""
    there = ", ".join(map(shown, found))
    return Sentence(
        f"{wanted} does not lie beside Python{f' (there: {there})' if found else ''}. Run: "
        f"pip install --force-reinstall xlwings=={version}",
        f"Python と同じ場所に {wanted} がありません{f'（存在するファイル：{there}）' if found else ''}。"
        f"pip install --force-reinstall xlwings=={version} を実行してください。",
    )


def letters_fine() -> Sentence:
    """Every letter of the paths arrives."""
    return Sentence(
        "The paths of Python and workbook have letters that work here.",
        "Python とブックのパスに問題となる文字はありません。",
    )


def letters_lost(path: str, codec: str) -> Sentence:
    """A path has letters that are lost between Excel and Python."""
    return Sentence(
        f"{path} has letters that are lost between Excel and Python on this system (code page {codec}). "
        r"Use a folder with plain letters, such as C:\hfscore, for Python with HFScore and for the workbook.",
        f"{path} に、このシステムの文字コード（{codec}）では Excel と Python の間で失われる文字があります。"
        r"Python と HFScore、およびブックは C:\hfscore のような英数字だけのフォルダーに置いてください。",
    )

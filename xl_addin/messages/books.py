"""What is said of a workbook that stands where a new one should."""

from xl_addin.records import Sentence


def no_name_of_a_report(path: object) -> Sentence:
    """The ending tells of another kind of file than a report is."""
    return Sentence(
        f"{path} is not the name of a report, which is an Excel file. End it in .xlsx.",
        f"{path} はレポートの名前として使用できません（レポートは Excel ファイルです）。"
        "拡張子を .xlsx にしてください。",
    )


def no_name_of_a_workbook(path: object) -> Sentence:
    """The ending tells of another kind of file."""
    return Sentence(
        f"{path} is not the name of a workbook. End it in .xlsx for a plain one, in .xlsm for a live one.",
        f"{path} はブックの名前として使用できません。"
        "拡張子を .xlsx（値のみ）か .xlsm（数式付き）にしてください。",
    )


def in_the_way(path: object) -> Sentence:
    """The file may hold what the user wrote, so it is not replaced."""
    return Sentence(
        f"{path} is not replaced: it was saved after HFScore made it, or HFScore did not make it. "
        "Choose another name, or move that file away.",
        f"{path} は、HFScore が作成した後に保存されたか、HFScore が作成したものではないため、上書きしません。"
        "別の名前を指定するか、このファイルを移動してください。",
    )

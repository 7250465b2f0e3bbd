"""What is said when the add-in's folder is set up or taken back, and in the text that lies in it."""

from collections.abc import Sequence

from xl_addin.records import Sentence

_STEPS = (
    Sentence(
        "Open HFScore.xlsm in Excel and choose “Enable Content”.",
        "HFScore.xlsm を Excel で開き、［コンテンツの有効化］を選択します。",
    ),
    Sentence(
        'Type =HFSCORE("meta-llama/Llama-3.1-8B") into a cell.',
        'セルに =HFSCORE("meta-llama/Llama-3.1-8B") と入力します。',
    ),
    Sentence(
        "Work in that file, or in a copy of it: the functions live in the workbook.",
        "このブックまたはそのコピーで作業します（関数はブックに含まれています）。",
    ),
    Sentence(
        "If a cell shows #NAME? or nothing comes, run: hfscore doctor",
        "#NAME? が表示される、または値が出ない場合は、hfscore doctor を実行します。",
    ),
)


def next_steps() -> Sentence:
    """What to do in Excel, one numbered line each."""
    steps = list(enumerate(_STEPS, 1))
    return Sentence(
        "\n".join(f"{number}. {step.en}" for number, step in steps),
        "\n".join(f"{number}. {step.ja}" for number, step in steps),
    )


def readme() -> Sentence:
    """The text file beside the workbook."""
    return Sentence(
        f"HFScore in Excel\n\n{next_steps().en}\n\n"
        "This folder was made by “hfscore excel install”. Run it again after every update of HFScore or "
        "xlwings, and\n“hfscore excel uninstall” to take it back. Files that you changed are kept.\n",
        f"Excel で使う HFScore\n\n{next_steps().ja}\n\n"
        "このフォルダーは hfscore excel install で作成されました。HFScore または xlwings を更新したときは"
        "もう一度\n実行してください。削除するには hfscore excel uninstall を実行します。"
        "変更したファイルは残ります。\n",
    )


def kept_aside(path: object, aside: object) -> Sentence:
    """A file that the user changed was in the way and has another name now."""
    return Sentence(
        f"{path} had been changed, so it is kept as {aside}.",
        f"{path} は変更されていたため、{aside} として残しました。",
    )


def removed(paths: Sequence[object]) -> Sentence:
    """Files were taken back."""
    return Sentence(
        f"Removed: {', '.join(map(str, paths))}", f"削除したファイル：{'、'.join(map(str, paths))}"
    )


def kept(path: object) -> Sentence:
    """A file that the user changed was not taken back."""
    return Sentence(
        f"{path} was changed since it was installed, so it stays.",
        f"{path} は作成後に変更されているため、残しました。",
    )


def nothing_installed(folder: object) -> Sentence:
    """Nothing was installed there."""
    return Sentence(
        f"Nothing of HFScore is installed in {folder}.", f"{folder} に HFScore のファイルはありません。"
    )

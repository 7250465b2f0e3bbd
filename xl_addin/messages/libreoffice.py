"""What is said when LibreOffice is set up, what stands in its menu, and what the add-in says there."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from xl_addin.messages.shown import shown
from xl_addin.records import Sentence

NAME = Sentence("HFScore", "HFScore")
ABOUT = Sentence(
    "Scores open-weight AI models in cells: heat, stability, competitiveness.",
    "オープンウェイトAIモデルの短期熱度・長期安定度・競争力をセルに表示します。",
)

MENU: Mapping[str, Sentence] = MappingProxyType(
    {
        "refresh_sheet": Sentence("Refresh Sheet", "シートを更新"),
        "refresh_all": Sentence("Refresh All", "すべて更新"),
        "retry_errors": Sentence("Retry Errors", "エラーを再試行"),
        "open_summary": Sentence("Open Summary", "概要シートを開く"),
        "bind_names": Sentence("Find Functions in This Workbook", "このブックの関数を認識させる"),
        "copy_for_excel": Sentence("Save a Copy for Excel", "Excel 用のコピーを保存"),
        "help": Sentence("Help", "ヘルプ"),
    }
)
"""The entries of the menu by their commands, in their order."""

TOOLBAR = ("refresh_sheet", "refresh_all", "retry_errors", "open_summary")
"""The entries that the tool bar has, too."""

IN_OFFICE: Mapping[str, Sentence] = MappingProxyType(
    {
        "unstartable": Sentence(
            "HFScore cannot be started: {detail}. Run in a terminal: hfscore libreoffice install",
            "HFScore を起動できません（{detail}）。"
            "ターミナルで hfscore libreoffice install を実行してください。",
        ),
        "ended": Sentence(
            "HFScore ended as soon as it was started: {detail} Run in a terminal: hfscore serve",
            "HFScore が起動直後に終了しました：{detail} "
            "ターミナルで hfscore serve を実行して確認してください。",
        ),
        "silent": Sentence(
            "HFScore was started and does not answer. Run in a terminal: hfscore serve",
            "HFScore を起動しましたが、応答がありません。"
            "ターミナルで hfscore serve を実行して確認してください。",
        ),
        "strange": Sentence(
            "What answers in the place of HFScore is not understood ({detail}). "
            "Run in a terminal: hfscore libreoffice install, and start LibreOffice anew.",
            "HFScore からの応答を解釈できません（{detail}）。ターミナルで hfscore libreoffice install を"
            "実行し、LibreOffice を再起動してください。",
        ),
        "refused": Sentence(
            "HFScore did not take the question: {detail}", "HFScore が要求を受け付けませんでした：{detail}"
        ),
        "refreshing": Sentence("HFScore asks the Hub", "HFScore が Hub に問い合わせています"),
        "no_models": Sentence(
            'No formula here names a model. Type for example =HFSCORE("meta-llama/Llama-3.1-8B").',
            'モデルを指定した数式がありません。例：=HFSCORE("meta-llama/Llama-3.1-8B") と入力してください。',
        ),
        "no_summary": Sentence(
            "This workbook has no sheet “Summary”. The watchlist has one: hfscore workbook list.xlsx",
            "このブックに「概要」シートはありません。"
            "ウォッチリストは hfscore workbook list.xlsx で作成できます。",
        ),
        "bound": Sentence("Formulas entered again: {count}", "入力し直した数式：{count} 件"),
        "save_first": Sentence(
            "Save the workbook first; the copy is put beside it.",
            "先にブックを保存してください。コピーは同じフォルダーに作成されます。",
        ),
        "copied": Sentence(
            "Saved for Excel: {path}. Its formulas have the names that Excel knows.",
            "Excel 用に保存しました：{path}。数式の関数名を Excel の形に直しています。",
        ),
        "fault": Sentence(
            "HFScore met a fault of its own ({detail}). Please report it.",
            "HFScore の内部エラーです（{detail}）。ご報告ください。",
        ),
        "help": Sentence(
            "HFScore {version}\n\n"
            'Type =HFSCORE("meta-llama/Llama-3.1-8B","heat") into a cell, or choose Insert > Function: the '
            "category HFScore lists all functions.\n"
            "#N/A means that there is no answer yet or none at all; =HFSTATUS(…) gives the reason.\n"
            "Refresh asks the Hub anew. If nothing answers, run in a terminal: hfscore doctor",
            "HFScore {version}\n\n"
            'セルに =HFSCORE("meta-llama/Llama-3.1-8B","heat") と入力するか、［挿入］>［関数］の'
            "カテゴリー「アドイン」から関数を選びます。\n"
            "#N/A は回答がまだないか、得られないことを示します。理由は =HFSTATUS(…) で確認できます。\n"
            "「更新」で Hub に問い合わせ直します。応答がないときは、"
            "ターミナルで hfscore doctor を実行してください。",
        ),
    }
)
"""What the add-in says inside the office, by its keys; words in braces are filled in there."""


def no_office() -> Sentence:
    """No LibreOffice is found on this machine."""
    return Sentence(
        "No LibreOffice was found on this machine. Install it, or name its folder: "
        "hfscore libreoffice install --office DIR",
        "LibreOffice が見つかりません。インストールするか、フォルダーを指定してください："
        "hfscore libreoffice install --office DIR",
    )


def no_office_there(folder: object) -> Sentence:
    """The folder that the user named holds no office."""
    return Sentence(
        f"There is no LibreOffice in {shown(folder, 300)}: its program “unopkg” is missing. "
        "Name the folder in which LibreOffice was installed.",
        f"{shown(folder, 300)} に LibreOffice がありません（プログラム unopkg が見つかりません）。"
        "LibreOffice をインストールしたフォルダーを指定してください。",
    )


def built(path: object) -> Sentence:
    """The add-in's file is written."""
    return Sentence(
        f"Written: {path}. Put it into LibreOffice by a double click, or with: hfscore libreoffice install",
        f"出力ファイル：{path}。ダブルクリックするか、hfscore libreoffice install を実行すると、"
        "LibreOffice に組み込まれます。",
    )


def installed(office: object, *, everybody: bool) -> Sentence:
    """The add-in is in the office."""
    whom = Sentence("for all users", "全ユーザー") if everybody else Sentence("for you", "現在のユーザー")
    return Sentence(
        f"Installed {whom.en} in {office}.\n"
        "1. Close LibreOffice if it is open, and start Calc.\n"
        '2. Type =HFSCORE("meta-llama/Llama-3.1-8B") into a cell.\n'
        "3. The menu HFScore refreshes the figures.\n"
        "After an update of HFScore, or when Python has moved, run this command again.",
        f"{office} に組み込みました（{whom.ja}）。\n"
        "1. LibreOffice が開いている場合は閉じて、Calc を起動します。\n"
        '2. セルに =HFSCORE("meta-llama/Llama-3.1-8B") と入力します。\n'
        "3. 数値の更新はメニュー「HFScore」から行います。\n"
        "HFScore を更新したときや Python の場所が変わったときは、もう一度実行してください。",
    )


def uninstalled(office: object) -> Sentence:
    """The add-in is out of the office again."""
    return Sentence(f"Removed from {office}.", f"{office} から削除しました。")


def not_installed(office: object) -> Sentence:
    """There was nothing to take back."""
    return Sentence(f"HFScore is not installed in {office}.", f"{office} に HFScore は組み込まれていません。")


def office_failed(program: object, said: str) -> Sentence:
    """The office's own program did not do what it was asked for."""
    return Sentence(
        f"{program} failed: {shown(said, 400)} Close every window of LibreOffice and run the command again.",
        f"{program} が失敗しました：{shown(said, 400)} "
        "LibreOffice のウィンドウをすべて閉じて、もう一度実行してください。",
    )


def office_hangs(program: object, seconds: float) -> Sentence:
    """The office's own program did not end."""
    return Sentence(
        f"{program} did not end within {seconds:g} s and was stopped. "
        "Close every window of LibreOffice and run the command again.",
        f"{program} が {seconds:g} 秒以内に終了しなかったため、停止しました。"
        "LibreOffice のウィンドウをすべて閉じて、もう一度実行してください。",
    )


def renamed(path: object, count: int, host: str) -> Sentence:
    """Names of functions in a workbook are those of another program."""
    return Sentence(
        f"Formulas that now have the names {host} knows: {count}, in {shown(path, 300)}.",
        f"{shown(path, 300)}：{count} 件の数式の関数名を {host} の形に直しました。",
    )


def nothing_to_rename(path: object, host: str) -> Sentence:
    """The names are as wanted already."""
    return Sentence(
        f"{shown(path, 300)} is as {host} wants it already; nothing was written.",
        f"{shown(path, 300)} の関数名はすでに {host} の形のため、何も書き込みませんでした。",
    )


def wide_letters(parts: Sequence[str]) -> Sentence:
    """Parts of the workbook are written in an encoding that is not edited."""
    return Sentence(
        f"These parts are not written in UTF-8: {', '.join(map(shown, parts))}; nothing was written. "
        "Open and save the workbook in Calc or Excel first.",
        f"UTF-8 以外で書かれた部分があるため（{'、'.join(map(shown, parts))}）、"
        "何も書き込みませんでした。先に Calc または Excel で開いて保存し直してください。",
    )

"""What the macro workbook says, and how making it can end."""

from collections.abc import Mapping
from types import MappingProxyType

from xl_addin.records import Sentence

TITLE = Sentence("HFScore in Excel", "Excel で使う HFScore")
START = Sentence("Start", "はじめに")
EXAMPLE = Sentence("Example", "使用例")
MACROS = Sentence("What the buttons do (also by Alt+F8)", "ボタンの動作（Alt+F8 でも実行できます）")
FUNCTIONS = Sentence("Functions", "関数")
NAME = Sentence("Name", "名前")
SAYS = Sentence("Does", "説明")
MODEL = Sentence("Model", "モデル")
OVERALL = Sentence("Overall", "総合")
HEAT = Sentence("Heat", "短期熱度")
STATUS = Sentence("Status", "状態")
AS_OF = Sentence("As of", "時点")

STEPS = (
    Sentence(
        "Save this file in a folder of your own and open it in Excel on Windows. "
        "Choose “Enable Content” when Excel asks about macros.",
        "このファイルを任意のフォルダーに保存し、Windows 版 Excel で開きます。"
        "マクロの確認が表示されたら「コンテンツの有効化」を選びます。",
    ),
    Sentence(
        "Type a function into any cell of this workbook, for example those of the sheet “Example”. "
        "#N/A means that there is no answer yet or none at all; =HFSTATUS(…) gives the reason.",
        "このブックのセルに関数を入力します（シート「使用例」を参照）。"
        "#N/A は回答がまだないか、得られないことを示します。理由は =HFSTATUS(…) で確認できます。",
    ),
    Sentence(
        "Answers are kept and grow old slowly. To ask the Hub anew, press a button above.",
        "回答は保存され、一定期間そのまま使われます。Hub に改めて問い合わせるには、上のボタンを押します。",
    ),
    Sentence(
        "After an update of HFScore or xlwings, or when Python has moved, close this workbook and renew its "
        "macros, with its name for OUT: hfscore workbook OUT.xlsm --from OUT.xlsm",
        "HFScore や xlwings の更新後、または Python の場所が変わったときは、このブックを閉じて "
        "hfscore workbook OUT.xlsm --from OUT.xlsm（OUT はブックの名前）でマクロを更新してください。",
    ),
    Sentence(
        "If a function answers nothing, run in a terminal: hfscore doctor",
        "関数が応答しないときは、ターミナルで hfscore doctor を実行してください。",
    ),
)
"""How to begin, one step after the other."""

ABOUT_MACROS: Mapping[str, Sentence] = MappingProxyType(
    {
        "HFRefreshSheet": Sentence(
            "Asks the Hub anew about every model in the formulas of the sheet shown.",
            "表示中のシートの数式にあるモデルを Hub に問い合わせ直します。",
        ),
        "HFRefreshAll": Sentence(
            "Asks the Hub anew about every model in the formulas of the workbook.",
            "ブック全体の数式にあるモデルを Hub に問い合わせ直します。",
        ),
        "HFRetryErrors": Sentence(
            "Asks again only about the models whose formulas show an error.",
            "エラーになっている数式のモデルだけを問い合わせ直します。",
        ),
        "HFStop": Sentence(
            "Stops asking; what has come stays.", "問い合わせを中止します（取得済みの分は残ります）。"
        ),
        "HFWhy": Sentence(
            "Shows why Python could not be called.", "Python を呼び出せなかった理由を表示します。"
        ),
    }
)
"""The macros by their names, in the order of the list."""

BUTTONS: Mapping[str, Sentence] = MappingProxyType(
    {
        "HFRefreshSheet": Sentence("Refresh sheet", "シートを更新"),
        "HFRefreshAll": Sentence("Refresh all", "すべて更新"),
        "HFRetryErrors": Sentence("Retry errors", "エラーを再試行"),
        "HFStop": Sentence("Stop", "中止"),
        "HFWhy": Sentence("Why?", "理由を表示"),
    }
)
"""What the button of each macro says, from left to right."""

FAILED = Sentence(
    "HFScore cannot start Python. Run in a terminal: hfscore doctor",
    "HFScore が Python を起動できません。ターミナルで hfscore doctor を実行してください。",
)
"""What a cell's HFSTATUS and the status bar say when Python does not answer."""


def named(caption: Sentence, macro: str) -> Sentence:
    """A button and the macro that it starts, as the macro list calls it."""
    return Sentence(f"{caption.en} ({macro})", f"{caption.ja}（{macro}）")


def no_xlwings() -> Sentence:
    """The workbook is made from the installed xlwings, and there is none."""
    return Sentence(
        "xlwings is not installed, and the workbook is made from it. Run: pip install xlwings",
        "ブックの作成に必要な xlwings がインストールされていません。pip install xlwings を実行してください。",
    )


def not_a_macro_book(path: object) -> Sentence:
    """The name would make Excel refuse the file."""
    return Sentence(
        f"{path} has macros in it, and Excel opens such a file only as .xlsm. Name it so.",
        f"{path} はマクロを含むため、拡張子を .xlsm にしてください。",
    )


def next_steps(path: object) -> Sentence:
    """The workbook is made."""
    return Sentence(
        f"Open {path} in Excel, choose “Enable Content” and follow the sheet “Start”.",
        f"{path} を Excel で開き、「コンテンツの有効化」を選んで、シート「はじめに」の手順に従ってください。",
    )


def plain_steps(python: object, module: str) -> Sentence:
    """Xlwings' own file was copied: how its functions are imported."""
    return Sentence(
        "1. Excel: File > Options > Trust Center > Trust Center Settings > Macro Settings: "
        "tick “Trust access to the VBA project object model”.\n"
        "2. Open the file, choose “Enable Content”, and rename the sheet _xlwings.conf to xlwings.conf.\n"
        f"3. In that sheet set INTERPRETER_WIN to {python} and UDF MODULES to {module}.\n"
        "4. Press Alt+F8 and run ImportPythonUDFs. Errors then show as texts such as #HFSCORE!NA.",
        "1. Excel の［ファイル］>［オプション］>［トラスト センター］>［トラスト センターの設定］>"
        "［マクロの設定］で"
        "「VBA プロジェクト オブジェクト モデルへのアクセスを信頼する」をオンにします。\n"
        "2. ファイルを開いて「コンテンツの有効化」を選び、"
        "シート _xlwings.conf の名前を xlwings.conf に変更します。\n"
        f"3. そのシートの INTERPRETER_WIN を {python}、UDF MODULES を {module} にします。\n"
        "4. Alt+F8 で ImportPythonUDFs を実行します。エラーは #HFSCORE!NA などの文字列で表示されます。",
    )

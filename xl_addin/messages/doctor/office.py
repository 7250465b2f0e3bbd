"""Said of Excel and of what it allows."""

from xl_addin.records import Sentence

_MACRO_SETTINGS = Sentence(
    "File > Options > Trust Center > Trust Center Settings > Macro Settings",
    "［ファイル］→［オプション］→［トラスト センター］→［トラスト センターの設定］→［マクロの設定］",
)


def excel_not_here() -> Sentence:
    """There is no Excel on this machine."""
    return Sentence(
        "Excel is not installed here; everything but functions in cells works without it.",
        "この環境に Excel はありません（セル関数以外の機能は Excel なしで使用できます）。",
    )


def excel_fine(version: str, bits: int | None) -> Sentence:
    """There is an Excel."""
    return Sentence(
        f"Excel {version}{f', {bits} bit' if bits else ''}.",
        f"Excel {version}{f'（{bits}ビット）' if bits else ''}",
    )


def trust_on() -> Sentence:
    """Programs may write VBA projects."""
    return Sentence(
        "Access to VBA projects is trusted; only “Import Functions” by hand needs that, so you may "
        "turn it off.",
        "VBA プロジェクトへのアクセスは許可されています（必要なのは手動の「Import Functions」だけなので、"
        "無効にしても構いません）。",
    )


def trust_off() -> Sentence:
    """Programs may not write VBA projects, as is usual."""
    return Sentence(
        "Access to VBA projects is not trusted, which is right. Only “Import Functions” by hand needs it: "
        f"{_MACRO_SETTINGS.en} > Trust access to the VBA project object model.",
        "VBA プロジェクトへのアクセスは許可されていません（通常はこのままで問題ありません）。"
        "手動の「Import Functions」を使う場合のみ、"
        f"{_MACRO_SETTINGS.ja} で「VBA プロジェクト オブジェクト モデルへのアクセスを信頼する」を"
        "有効にしてください。",
    )


def macros_fine() -> Sentence:
    """Excel asks before it runs macros."""
    return Sentence(
        "Excel asks before it runs macros: choose “Enable Content” when the workbook opens.",
        "マクロの実行前に確認が表示されます。ブックを開いたら［コンテンツの有効化］を選択してください。",
    )


def macros_unguarded() -> Sentence:
    """Excel runs the macros of any file."""
    return Sentence(
        f"Excel runs the macros of any file. Safer, and enough for HFScore: {_MACRO_SETTINGS.en} > Disable "
        "VBA macros with notification.",
        "すべてのマクロが確認なしで実行される設定です。"
        f"{_MACRO_SETTINGS.ja} の「警告して、VBA マクロを無効にする」で十分です。",
    )


def macros_signed_only() -> Sentence:
    """Excel runs signed macros only, and ours are not signed."""
    return Sentence(
        "Excel runs signed macros only, and those of the workbook are not signed. Ask your administrator for "
        f"a trusted location, or choose: {_MACRO_SETTINGS.en} > Disable VBA macros with notification.",
        "署名されたマクロのみ実行できる設定で、HFScore のマクロには署名がありません。"
        f"管理者に［信頼できる場所］の追加を依頼するか、{_MACRO_SETTINGS.ja} で"
        "「警告して、VBA マクロを無効にする」を選択してください。",
    )


def macros_forbidden() -> Sentence:
    """Excel runs no macros."""
    return Sentence(
        f"Excel runs no macros. Choose: {_MACRO_SETTINGS.en} > Disable VBA macros with notification; where "
        "that is greyed out, ask your administrator.",
        f"マクロがすべて無効です。{_MACRO_SETTINGS.ja} で「警告して、VBA マクロを無効にする」を"
        "選択してください。変更できない場合は管理者に依頼してください。",
    )

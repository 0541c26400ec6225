"""What a workbook says to its editor, in English or Japanese: how to use it, and the help of each column."""

from __future__ import annotations

from collections.abc import Iterator

from nea_data.descriptor import Field
from nea_data.sheet.layout import FILLED, NUMBERED, Sheet

STEPS = {
    "en": (
        "Change a cell, or fill an empty row below the last one. Leave empty what you do not know.",
        "Write dates as precisely as your source does: 2024, 2024-06 or 2024-06-19. Every cell is text: keep it so.",
        "For each row that you add or change, write one on the sheet 'evidence': the row's key in record_id (parts "
        "joined with /), the source in source_id, and in locator where in the source it stands.",
        "The rest of 'evidence' may stay empty: merging then writes * into field (the whole row), supports into "
        "stance, stated into basis and the next number into item, and shows you what it wrote.",
        "A source that is not listed yet goes on the sheet 'sources'. Enter only what you have read yourself.",
        "Ids are given once: do not change them, and do not delete rows or rename sheets and columns.",
        "Save as .xlsx. `nea-data merge FILE` shows what would change, checks it and asks before it writes.",
    ),
    "ja": (
        "セルを直すか、最後の行の下の空行に記入してください。分からない項目は空欄のままにします。",
        "日付は出典の精度のまま書きます(2024、2024-06、2024-06-19)。セルはすべて文字列です。書式を変えないでください。",
        "行を追加・変更したら、シート「evidence」に1行書きます。record_idにその行のキー(複数なら/で連結)、"
        "source_idに出典、locatorに出典中の箇所を入れます。",
        "「evidence」のほかの列は空欄でかまいません。取り込むときにfieldは*(行全体)、stanceはsupports(支持)、"
        "basisはstated(明記)、itemは次の番号で補い、補った値を表示します。",
        "まだない出典はシート「sources」に追加します。自分で読んだものだけを入れてください。",
        "IDは一度付けたら変えません。行の削除、シート名や列名の変更もしないでください。",
        ".xlsx形式で保存します。`nea-data merge FILE` が変更点を示し、検査し、確認のうえで書き込みます。",
    ),
}
HEADINGS = {
    "en": (("Column", "Label", "Required", "What to write"), ("Column", "Value", "", "Meaning")),
    "ja": (("列", "見出し", "必須", "記入内容"), ("列", "値", "", "意味")),
}
COLUMNS_OF = {"en": "Columns of the sheet {}", "ja": "シート{}の列"}
VALUES_OF = {"en": "Values on the sheet {}", "ja": "シート{}の選択肢"}
IF_EMPTY = {"en": "Left empty, it becomes {}.", "ja": "空欄なら{}になります。"}
IF_NO_NUMBER = {"en": "Left empty, it becomes the next number.", "ja": "空欄なら次の番号になります。"}
REQUIRED = {"en": "Required.", "ja": "必須。"}
YES = {"en": "yes", "ja": "必須"}
ONE_OF = {"en": "One of: {}.", "ja": "次から選択:{}。"}
NAMES_A_ROW = {"en": "Names a row of {}.", "ja": "{}の行を指します。"}
EXAMPLE = {"en": "Example: {}", "ja": "例:{}"}
TYPES = {
    "integer": {"en": "A whole number.", "ja": "整数。"},
    "number": {"en": "A number.", "ja": "数値。"},
    "boolean": {"en": "true or false.", "ja": "true または false。"},
}
DATE = {
    "en": "A date as precise as the source: 2024, 2024-06 or 2024-06-19.",
    "ja": "日付は出典の精度のまま:2024、2024-06、2024-06-19。",
}


def label(field: Field, lang: str) -> str:
    """The heading of a column."""
    return (field.title_ja if lang == "ja" else "") or field.title


def column_help(sheet: Sheet, field: Field, lang: str) -> str:
    """What to write in a column, a sentence a line."""
    return "\n".join(_sentences(sheet, field, lang))


def meanings(field: Field, lang: str) -> Iterator[tuple[str, str]]:
    """Each value of a vocabulary with its label."""
    for category in field.categories:
        yield category.value, (category.label_ja if lang == "ja" else "") or category.label


def guide(sheet: Sheet, lang: str) -> dict[str, list[tuple[str, str, str, str]]]:
    """The columns of a sheet and the values of its vocabularies, each as a titled table of four columns."""
    of_columns, of_values = HEADINGS[lang]
    fields = [sheet.table.field(name) for name in sheet.columns]
    helps = [(field, column_help(sheet, field, lang).replace("\n", " ")) for field in fields]
    columns = [(field.name, label(field, lang), YES[lang] * sheet.needs(field), text) for field, text in helps]
    values = [(field.name, value, "", meaning) for field in fields for value, meaning in meanings(field, lang)]
    return {
        COLUMNS_OF[lang].format(sheet.title): [of_columns, *columns],
        VALUES_OF[lang].format(sheet.title): [of_values, *values],
    }


def _sentences(sheet: Sheet, field: Field, lang: str) -> Iterator[str]:
    yield (field.description_ja if lang == "ja" else "") or field.description
    if sheet.needs(field):
        yield REQUIRED[lang]
    elif field.required:
        yield _filled(field, lang)
    if field.categories:
        yield ONE_OF[lang].format(", ".join(f"{value} ({meaning})" for value, meaning in meanings(field, lang)))
    if field.is_edtf:
        yield DATE[lang]
    if field.type in TYPES:
        yield TYPES[field.type][lang]
    for key in sheet.table.foreign_keys:
        if key.fields == (field.name,):
            yield NAMES_A_ROW[lang].format(key.table)
    if field.example is not None:
        yield EXAMPLE[lang].format(field.example)


def _filled(field: Field, lang: str) -> str:
    """What merging writes where an editor writes nothing."""
    return IF_NO_NUMBER[lang] if field.name == NUMBERED else IF_EMPTY[lang].format(FILLED[field.name])

"""The codebook in Japanese as Markdown: tables, vocabularies, views and macros (not their columns), rules."""

from __future__ import annotations

from collections.abc import Iterator

from nea_data.codebook import describe, table_cell
from nea_data.descriptor import Package, Table
from nea_data.loaders import PackageLike, package_of, tables
from nea_data.sqlfiles import sql_files

TYPES = {
    "string": "文字列",
    "integer": "整数",
    "number": "数値",
    "boolean": "真偽値",
    "date": "年月日",
    "datetime": "日時",
    "year": "年",
    "yearmonth": "年月",
    "EDTF date": "EDTF日付",
}


def markdown(package: PackageLike = None) -> str:
    """The whole page; a column or rule without words in Japanese has its English ones."""
    package = package_of(package)
    return "\n".join([*_head(package), *_tables(package), *_made(), *_rules()]) + "\n"


def _head(package: Package) -> Iterator[str]:
    descriptor = package.descriptor
    yield "# コードブック\n"
    yield (
        f"{descriptor.get('title_ja') or package.title}、バージョン{package.version}、"
        f"収録終了日は{package.coded_through}。\n"
    )
    yield f"{descriptor.get('description_ja') or descriptor['description']}\n"
    yield (
        "日付は出典の精度のままのEDTF表記です:`2024`、`2024-06`、`2024-06-19`。`2024~`は「頃」、`2024?`は不確か、"
        "`199X`は年代、`[2018-10..2022]`は範囲内のいつか、`XXXX`は日付不明を表します。空欄は「分からない、または"
        "当てはまらない」です。`left`、`ended`、`until`と期間の`end_date`の空欄は、収録終了日の時点で続いていることを表します。"
        "DuckDBでは`edtf_earliest(text)`と`edtf_latest(text)`が範囲の両端をDATEで返します。ビューとマクロの列の説明と例は"
        "英語の[コードブック](codebook.md)にあります。\n"
    )
    yield "# 表\n"


def _tables(package: Package) -> Iterator[str]:
    for name in tables(package):
        table = package.table(name)
        yield f"## {name}\n\n{table.title_ja}({table.title})。{table.description_ja or table.description}\n"
        yield f"主キー:{'、'.join(f'`{column}`' for column in table.primary_key)}\n"
        yield "| 列 | 見出し | 型 | キー | 必須 | 説明 | 例 |\n|---|---|---|---|---|---|---|"
        for row in describe(name, package).to_dict("records"):
            cells = [f"`{row['column']}`", row["title_ja"] or row["title"], TYPES.get(row["type"], row["type"])]
            cells += [row["key"].replace("primary", "主キー"), "必須" if row["is_required"] else ""]
            cells += [row["description_ja"] or row["description"], f"`{row['example']}`"]
            yield "| " + " | ".join(table_cell(cell) for cell in cells) + " |"
        yield ""
        yield from _vocabularies(table)


def _vocabularies(table: Table) -> Iterator[str]:
    for field in table.fields:
        if field.categories:
            labels = "、".join(f"`{item.value}` {item.label_ja or item.label}" for item in field.categories)
            yield f"**{field.name}**:{labels}\n"


def _made() -> Iterator[str]:
    heads = {"views": "ビュー", "table_macros": "表を返すマクロ", "macros": "値を返すマクロ"}
    for kind, head in heads.items():
        yield f"# {head}\n"
        yield from (f"- `{file.name}`:{file.comment_ja}" for file in sql_files(kind))
        yield ""


def _rules() -> Iterator[str]:
    yield "# 規則\n"
    yield "スキーマでは表せず、`nea-data validate`がすべての表をまたいで検査すること。\n"
    for file in sql_files("rules"):
        yield f"- `{file.name}`:{file.comment_ja}"

"""The command line, run as a user would run it: in a process of its own, in a narrow terminal too."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

import nea_data as nea
from nea_data.cli import main
from nea_data.descriptor import shipped


def run(
    *arguments: str, width: int = 100, answer: str = "", folder: Path | None = None, lang: str = ""
) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"COLUMNS": str(width), "PYTHONIOENCODING": "utf-8", "NO_COLOR": "1"}
    environment |= {"NEA_DATA_LANG": lang} if lang else {}
    command = [sys.executable, "-m", "nea_data", *arguments]
    return subprocess.run(
        command, capture_output=True, encoding="utf-8", env=environment, check=False, input=answer, cwd=folder
    )


def cells(line: str) -> int:
    from rich.cells import cell_len

    return cell_len(line)


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("lang", ["en", "ja"])
def test_overview_shows_every_framework_and_fits_the_terminal(width: int, lang: str) -> None:
    result = run("overview", "--lang", lang, width=width)
    assert result.returncode == 0
    count = len(nea.load_frameworks())
    assert {"en": f"\n{count} frameworks, ", "ja": f"\n枠組み{count}、"}[lang] in result.stdout
    assert max(cells(line) for line in result.stdout.splitlines()[3:-2]) <= width


@pytest.mark.parametrize("width", [60, 70, 80])
@pytest.mark.parametrize("lang", ["en", "ja"])
def test_overview_breaks_no_id(lang: str, width: int) -> None:
    words = set(run("overview", "--lang", lang, width=width).stdout.split())
    assert set(nea.load_frameworks()["framework_id"]) <= words


@pytest.mark.parametrize("width", [60, 70, 80, 100])
@pytest.mark.parametrize(
    "arguments",
    [
        ("search", "日中韓"),
        ("search", "chiefs of defense"),
        ("search", "日韓外相会談", "--lang", "ja"),
        ("show", "attendance", "--limit", "30"),
        ("show", "meetings", "--last", "--limit", "30"),
        ("show", "meeting_timeline", "--last", "--limit", "30", "--lang", "ja"),
        ("show", "framework_areas", "--limit", "30"),
        (
            "sql",
            "SELECT meeting_id, name_ja, city FROM meetings WHERE framework_id = 'chn-jpn-kor-trilateral' LIMIT 30",
        ),
    ],
    ids=" ".join,
)
def test_no_id_or_day_is_broken_in_a_narrow_terminal(arguments: tuple[str, ...], width: int) -> None:
    narrow = CliRunner(env={"COLUMNS": str(width), "NO_COLOR": "1"})
    printed = narrow.invoke(main, arguments).stdout
    rows = json.loads(narrow.invoke(main, [*arguments, "--format", "json"]).stdout)
    columns = [column for column in rows[0] if column.endswith(("_id", "_date", "series"))]
    wanted = {row[column] for row in rows for column in columns if row[column]}
    assert wanted
    assert wanted <= set(printed.split())
    longest = max(len(line) for line in wanted)
    assert max(map(cells, printed.splitlines())) <= max(width, longest + 14)  # but for an id no wider than it must be


def test_text_gives_way_before_the_rows_are_printed_one_below_the_other() -> None:
    asked = (
        "sql",
        f"SELECT 'chn-jpn-kor-trilateral/summit' AS id, '{'日中韓' * 20}' AS name, '{'word ' * 20}' AS note",
    )
    lines = run(*asked, width=70).stdout.splitlines()
    assert lines[1].split() == ["id", "name", "note"]
    assert max(map(cells, lines)) == 70
    assert run(*asked, width=60).stdout.startswith("1 ──")


def test_overview_tells_what_has_ended_and_whose_members_are_known_in_part() -> None:
    lines = run("overview", width=120).stdout.splitlines()
    shanghai = next(line.split() for line in lines if "Shanghai Five" in line)
    initiative = next(line.split() for line in lines if "Proliferation Security Initiative" in line)
    assert shanghai[:5] == ["1996", "Shanghai", "Five", "(ended)", "1"]
    assert len(shanghai) == 7  # no number of members, but meetings and the last year
    assert initiative[5].endswith("+")


def test_overview_counts_what_the_tables_hold() -> None:
    rows = {row["framework"]: row for row in csv.DictReader(io.StringIO(run("overview", "--format", "csv").stdout))}
    meetings = nea.load_meetings().query("framework_id == 'arf' and status == 'held'")
    assert rows["arf"]["meetings"] == str(len(meetings))
    assert rows["arf"]["since"] == "1994"


@pytest.mark.parametrize("name", nea.tables() + nea.views())
def test_every_table_and_view_can_be_shown(name: str) -> None:
    # In this process: one each for all tables and views takes minutes.
    result = CliRunner().invoke(main, ["show", name, "--limit", "2", "--format", "json"])
    assert result.exit_code == 0
    rows = nea.view(name) if name in nea.views() else nea.load(name)
    assert len(json.loads(result.stdout)) == min(2, len(rows))


def test_show_takes_columns_in_order() -> None:
    result = run("show", "frameworks", "--columns", "name_ja, framework_id", "--format", "csv")
    assert result.stdout.splitlines()[0] == "name_ja,framework_id"


def test_show_keeps_the_rows_that_every_where_fits() -> None:
    arguments = ("--where", "framework_id=jpn-chn-macm", "--where", "series=annual-meeting", "--columns", "meeting_id")
    shown = run("show", "meetings", *arguments, "--format", "csv").stdout.splitlines()[1:]
    meetings = nea.load_meetings().query("framework_id == 'jpn-chn-macm' and series == 'annual-meeting'")
    assert shown == list(meetings["meeting_id"])


def test_show_finds_empty_cells_and_truth_values_as_written_in_the_files() -> None:
    empty = run("show", "meetings", "--where", "city=", "--columns", "meeting_id", "--format", "csv").stdout
    assert len(empty.splitlines()) - 1 == nea.load_meetings()["city"].isna().sum()
    numbered = run("show", "series", "--where", "is_numbered=true", "--columns", "series", "--format", "csv").stdout
    assert len(numbered.splitlines()) - 1 == nea.load_series()["is_numbered"].sum()


@pytest.mark.parametrize("form", ["table", "csv", "json", "markdown"])
def test_days_are_printed_without_a_midnight_and_times_with_their_hour(form: str) -> None:
    result = CliRunner().invoke(main, ["show", "meeting_gaps", "--limit", "3", "--format", form])
    days = nea.view("meeting_gaps")["start"].head(3).dt.strftime("%Y-%m-%d")
    assert all(day in result.stdout for day in days)
    assert "00:00" not in result.stdout
    query = "SELECT TIMESTAMP '2009-10-10 12:30:00' AS moment UNION ALL SELECT TIMESTAMP '2009-10-11 00:00:00'"
    assert "12:30:00" in CliRunner().invoke(main, ["sql", query, "--format", form]).stdout


@pytest.mark.parametrize("name", nea.tables())
def test_csv_of_a_table_is_its_file(name: str) -> None:
    file = Path(__file__).parents[1] / f"data/{name}.csv"
    columns = ",".join(shipped().table(name).columns)
    printed = CliRunner().invoke(main, ["show", name, "--columns", columns, "--format", "csv"]).stdout
    assert printed == file.read_text(encoding="utf-8")


def test_truth_values_of_views_are_spelt_as_in_the_files_and_are_none_of_json() -> None:
    asked = ["show", "membership_spells", "--columns", "is_running", "--format"]
    lines = CliRunner().invoke(main, [*asked, "csv"]).stdout.splitlines()
    assert set(lines[1:]) == {"true", "false"}
    values = json.loads(CliRunner().invoke(main, [*asked, "json"]).stdout)
    assert {row["is_running"] for row in values} == {True, False}


def test_show_in_japanese_has_the_titles_and_labels_of_the_schemas_where_people_read_them() -> None:
    asked = [
        "show",
        "meetings",
        "--where",
        "framework_id=arf",
        "--columns",
        "meeting_id,mode,start_date",
        "--limit",
        "1",
    ]
    markdown = run(*asked, "--lang", "ja", "--format", "markdown").stdout.splitlines()
    assert markdown[0] == "| 会合ID | 形態 | 開始日 |"
    assert markdown[2].startswith("| arf-")
    assert "| 対面 |" in markdown[2]
    assert "会合ID" in run(*asked, "--lang", "ja").stdout
    for form in ("csv", "json"):
        assert run(*asked, "--lang", "ja", "--format", form).stdout == run(*asked, "--format", form).stdout
    none = run("show", "memberships", "--where", "framework_id=msmt", "--where", "actor_id=PRK", "--lang", "ja")
    assert none.stderr == "該当する行はありません。\n"


def test_search_in_japanese_has_its_heads_and_notes() -> None:
    result = run("search", "香山", "--lang", "ja", "--limit", "1")
    assert result.stdout.splitlines()[1].split() == ["表", "記録のID", "名称", "名称のある列", "一致度", "日付"]
    assert "件のうち1件を表示しました。" in result.stderr
    assert "に似た名称は見つかりません。" in run("search", "qqqqzzzz", "--lang", "ja").stderr
    assert run("search", "香山", "--lang", "ja", "--format", "csv").stdout.startswith("table,record_id,name,")


def test_search_for_a_year_tells_of_its_silence_and_of_what_is_missing() -> None:
    silent = run("search", "日韓首脳会談 2013", "--lang", "ja").stderr
    assert "この会合は2013年の記録がありません。" in silent
    known = run("search", "U.S.-China summit 2003").stderr
    assert "no meeting of this series" not in known
    assert "Known to be missing: Meeting beside APEC in Bangkok, October 2003" in known


def test_show_says_when_no_row_fits() -> None:
    result = run("show", "memberships", "--where", "framework_id=msmt", "--where", "actor_id=PRK")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "No row fits.\n")


@pytest.mark.parametrize(
    ("table", "condition", "message"),
    [
        ("meetings", "framework_id=arff", "There is no framework named 'arff'. Did you mean 'arf'?"),
        ("meetings", "country=PRC", "There is no actor named 'PRC'. Did you mean 'CHN'?"),
        ("memberships", "role=chairman", "There is no role named 'chairman'. There are: party, member,"),
        ("meeting_timeline", "framework_id=arff", "There is no framework named 'arff'. Did you mean 'arf'?"),
        ("meeting_timeline", "status=hled", "There is no status named 'hled'. Did you mean 'held'?"),
        (
            "meetings",
            "series=anual-meeting",
            "There is no series named 'anual-meeting'. Did you mean 'annual-meeting'?",
        ),
        ("evidence", "source_id=nonsense", "There is no source_id named 'nonsense'. There are "),
        ("dyad_year", "actor_1=PRC", "There is no actor named 'PRC'. Did you mean 'CHN'?"),
        ("counterpart_network", "from_id=arff", "There is no framework named 'arff'. Did you mean 'arf'?"),
        ("meetings", "ordinal=abc", "--where is 'ordinal=abc': expected a whole number such as 7."),
        ("series", "is_numbered=yes", "--where is 'is_numbered=yes': expected true or false."),
        ("meeting_gaps", "start=2009", "--where is 'start=2009': expected a day such as 2024-06-19."),
    ],
)
def test_show_does_not_take_a_code_that_does_not_exist_for_one_without_rows(
    table: str, condition: str, message: str
) -> None:
    result = run("show", table, "--where", condition)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith(f"nea-data: {message}")


@pytest.mark.parametrize(
    ("table", "conditions"),
    [
        ("memberships", ["framework_id=MSMT", "actor_id=prk"]),  # in either case
        ("meetings", ["ordinal=999"]),
        ("evidence", ["table_name=gaps"]),  # a table without evidence, and no misspelt one
        ("meetings", ["name_en=nonsense"]),
    ],
)
def test_show_has_no_row_for_what_could_be_there_and_is_not(table: str, conditions: list[str]) -> None:
    wanted = [part for condition in conditions for part in ("--where", condition)]
    result = run("show", table, *wanted)
    assert (result.returncode, result.stderr) == (0, "No row fits.\n")


def test_search_says_how_to_see_the_meetings_of_what_it_finds_first() -> None:
    command = run("search", "China South Korea summit", "--limit", "1").stderr.splitlines()[-1].partition(": ")[2]
    assert command.endswith("--where framework_id=chn-kor-relations --where series=summit --limit 5 --last")
    assert run(*command.split()[1:]).stdout.count("China-ROK summit meeting") == 5


def test_search_says_that_a_question_is_no_name() -> None:
    result = run("search", "when did the leaders of China and South Korea last meet?")
    assert "names are searched, subjects and questions are not" in result.stderr


def test_search_says_how_many_more_there_are() -> None:
    every = json.loads(run("search", "Shangri-La", "--limit", "1000", "--format", "json").stdout)
    result = run("search", "Shangri-La", "--limit", "3", "--format", "json")
    assert len(json.loads(result.stdout)) == 3 < len(every)
    assert result.stderr == f"3 of {len(every)} records: --limit {len(every)} shows all.\n"


def test_codebook_of_a_table_names_the_vocabularies_and_of_a_view_what_it_is() -> None:
    assert "One of: meeting, exercise, call" in run("codebook", "series", width=200).stdout
    assert "値: meeting, exercise, call" in run("codebook", "series", "--lang", "ja", width=200).stdout
    assert run("codebook", "coverage", width=200).stdout.split()[0] != "view"


def test_show_of_a_wrong_name_names_the_nearest() -> None:
    result = run("show", "meetngs")
    assert result.returncode == 2
    assert "Did you mean 'meetings'" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("sql", "SELECT nonsense"),
        ("sql", "DROP TABLE evidence"),
        ("show", "frameworks", "--columns", "nam"),
        ("show", "frameworks", "--where", "nam=ARF"),
        ("show", "frameworks", "--where", "arf"),
        ("codebook", "nothing"),
        ("errata", "9.9.9"),
        ("reproduce", "nowhere.json"),
        ("validate", "/nowhere"),
        ("db", "/nowhere/nea.duckdb"),
    ],
    ids=" ".join,
)
def test_wrong_call_is_one_sentence_and_no_traceback(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.returncode == 2
    assert result.stderr.startswith("nea-data: ")
    assert len(result.stderr.splitlines()) == 1


def test_tables_lists_tables_and_views() -> None:
    names = [row["name"] for row in csv.DictReader(io.StringIO(run("tables", "--format", "csv").stdout))]
    assert names == nea.tables() + nea.views()


def test_columns_and_codes_are_taken_by_their_japanese_titles_and_labels() -> None:
    asked = (
        "--where",
        "枠組み=arf",
        "--where",
        "シリーズ=ministerial",
        "--where",
        "形態=オンライン",
        "--format",
        "csv",
    )
    titled = run("show", "meetings", *asked, "--columns", "会合ID、開始日")
    english = ("--where", "framework_id=arf", "--where", "series=ministerial", "--where", "mode=virtual")
    named = run("show", "meetings", *english, "--columns", "meeting_id,start_date", "--format", "csv")
    assert titled.stdout == named.stdout
    assert titled.stdout.count("\n") > 1
    assert "no column named '会議'" in run("show", "meetings", "--columns", "会議").stderr


def test_tables_and_views_are_told_in_japanese() -> None:
    rows = list(csv.DictReader(io.StringIO(run("tables", "--lang", "ja", "--format", "csv").stdout)))
    assert [row["name"] for row in rows] == nea.tables() + nea.views()
    assert all(any("\u3040" <= letter <= "\u30ff" for letter in row["description"]) for row in rows)
    assert run("codebook", "hosts", "--lang", "ja").stdout.startswith("開催国とシリーズごとに")


def test_sql_prints_japanese_in_columns_that_line_up() -> None:
    query = "SELECT name_ja, track FROM frameworks WHERE framework_id IN ('arf', 'neacd', 'six-party-talks') ORDER BY 1"
    lines = [line for line in run("sql", query).stdout.splitlines() if line.rstrip().endswith(("1", "2"))]
    assert len(lines) == 3
    assert len({cells(line.rstrip()) for line in lines}) == 1


def test_markdown_and_json_hold_the_same_rows() -> None:
    query = "SELECT framework_id, name_ja FROM frameworks ORDER BY 1 LIMIT 3"
    rows = json.loads(run("sql", query, "--format", "json").stdout)
    lines = run("sql", query, "--format", "markdown").stdout.splitlines()
    assert lines[2:] == [f"| {row['framework_id']} | {row['name_ja']} |" for row in rows]


def test_a_query_without_an_answer_says_so() -> None:
    result = run("sql", "SELECT * FROM meetings WHERE framework_id = 'arff'")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "No row answers this query.\n")


def test_output_is_utf_8_whatever_the_code_page() -> None:
    command = [sys.executable, "-m", "nea_data", "show", "actors", "--columns", "name_ko", "--format", "csv"]
    environment = os.environ | {"PYTHONIOENCODING": "cp932"}
    result = subprocess.run(command, capture_output=True, env=environment, check=True)
    assert "대한민국" in result.stdout.decode("utf-8")


def test_codebook_of_a_view_lists_its_columns() -> None:
    rows = list(csv.DictReader(io.StringIO(run("codebook", "dyad_year", "--format", "csv").stdout)))
    assert [row["column"] for row in rows] == list(nea.view("dyad_year").columns)


def test_db_writes_a_file_and_says_where(tmp_path: Path) -> None:
    result = run("db", str(tmp_path / "nea.duckdb"))
    assert result.returncode == 0
    assert (tmp_path / "nea.duckdb").exists()
    assert str(tmp_path / "nea.duckdb") in result.stdout


@pytest.mark.parametrize(("lang", "word"), [("en", "Present or absent."), ("ja", "出席か欠席か。")])
def test_codebook_of_a_table_fits_and_names_every_column(lang: str, word: str) -> None:
    result = run("codebook", "attendance", "--lang", lang, width=80)
    assert word in result.stdout
    assert max(cells(line) for line in result.stdout.splitlines()) <= 80
    assert all(column in result.stdout for column in nea.load_attendance().columns)


def test_validate_finds_nothing_and_then_something(mini: Path) -> None:
    assert run("validate", "--no-referee").returncode == 0
    path = mini / "data/meetings.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("in_person", "in-person", 1), encoding="utf-8")
    result = run("validate", str(mini), "--format", "json")
    assert result.returncode == 1
    assert [problem["rule"] for problem in json.loads(result.stdout)] == ["enum"]


def test_a_sheet_goes_out_and_is_merged_with_yes_or_at_the_prompt(mini: Path, tmp_path: Path) -> None:
    out, place = tmp_path / "out.xlsx", ("--package", str(mini))
    assert f"nea-data merge {out} --package {mini}" in run("sheet", "meetings", str(out), *place).stdout
    assert run("merge", str(out), *place).stdout == "Nothing to change: the workbook says what the data say.\n"
    book = openpyxl.load_workbook(out)
    book["meetings"]["J3"].value = "Phuket"
    book.save(out)
    asked = run("merge", str(out), *place, answer="n\n")
    assert "city: Bangkok -> Phuket" in asked.stdout
    assert "Write these changes?" in asked.stdout
    assert "Phuket" not in (mini / "data/meetings.csv").read_text(encoding="utf-8")
    assert asked.stdout.endswith("Nothing was written.\n")
    result = run("merge", str(out), "--yes", *place)
    assert result.returncode == 0
    next_step = f"Next: nea-data validate {mini}, then send the changed file data/meetings.csv, or commit it.\n"
    assert result.stdout.endswith(next_step)
    assert "Phuket" in (mini / "data/meetings.csv").read_text(encoding="utf-8")


def test_a_sheet_with_a_fault_is_not_merged(mini: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    run("sheet", "meetings", str(out), "--package", str(mini))
    book = openpyxl.load_workbook(out)
    book["meetings"]["H3"].value = 1994
    book.save(out)
    result = run("merge", str(out), "--yes", "--package", str(mini))
    assert result.returncode == 1
    assert "sheet meetings, row 3, start_date: a number (1994) stands here" in result.stdout
    assert result.stderr == "1 fault; nothing was written.\nThe other checks run once this is mended.\n"


def test_a_sheet_in_japanese_is_merged_in_japanese_unless_english_is_asked_for(mini: Path, tmp_path: Path) -> None:
    out, place = tmp_path / "out.xlsx", ("--package", str(mini))
    assert "を書き出しました。" in run("sheet", "meetings", str(out), "--lang", "ja", *place).stdout
    book = openpyxl.load_workbook(out)
    book["meetings"]["J3"].value = "Phuket"
    book.save(out)
    asked = run("merge", str(out), *place)
    for part in (
        "meetings arf-ministerial-1994-1: 変更",
        "注意: ",
        "追加0件、変更1件、削除0件。",
        "この変更を書き込みますか",
    ):
        assert part in asked.stdout
    assert "Write these changes?" in run("merge", str(out), "--lang", "en", *place).stdout
    book["evidence"].cell(3, 10).value = "another place"
    book.save(out)
    next_step = (
        f"次に`nea-data validate {mini} --lang ja`を実行し、変更されたdata/meetings.csvとdata/evidence.csvを送るか"
    )
    assert next_step in run("merge", str(out), "--yes", *place).stdout
    book["meetings"]["L3"].value = "in_prson"
    book.save(out)
    result = run("merge", str(out), *place)
    assert "シートmeetings, 3行目, mode: modeに書けるのは次のどれかです" in result.stdout
    assert "何も書き込みませんでした。" in result.stderr


def test_version_names_the_cut_off() -> None:
    for wanted in ("version", "--version"):
        assert run(wanted).stdout.startswith(f"nea-data {nea.__version__}, coded through 2026-06-30")


def test_a_citation_says_that_rows_have_moved_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nea_data.history.moved_on", lambda package=None: True)
    version = shipped().version
    assert f"(Version {version}+)" in nea.cite()
    assert f"Version {version}+" in nea.cite("sist02", table="meetings", record="apec-leaders-2001-1").split("\n\n")[0]


@pytest.mark.parametrize(
    ("moved", "end"), [(True, ", with rows that have moved on since that release\n"), (False, "30\n")]
)
def test_version_says_where_the_rows_are_not_those_of_the_release(
    monkeypatch: pytest.MonkeyPatch, moved: bool, end: str
) -> None:
    monkeypatch.setattr("nea_data.history.moved_on", lambda: moved)
    assert CliRunner().invoke(main, ["version"]).output.endswith(end)


def commands() -> list[str]:
    from nea_data.cli import COMMANDS

    return ["", *COMMANDS]


@pytest.mark.parametrize("command", commands())
def test_every_command_has_help(command: str) -> None:
    result = run(*command.split(), "--help")
    assert result.returncode == 0
    assert "Usage:" in result.stdout


def test_wide_rows_are_printed_one_below_the_other_in_a_narrow_terminal() -> None:
    result = run("show", "counterparts", "--limit", "2", width=60)
    assert max(cells(line) for line in result.stdout.splitlines()) <= 60
    assert "framework_id    " in result.stdout


def test_last_meeting_known_only_within_bounds_counts_by_its_bounds() -> None:
    rows = csv.DictReader(io.StringIO(run("overview", "--format", "csv").stdout))
    assert all(row["last"] == "" or row["last"].isdigit() for row in rows)


def test_validate_checks_the_checkout_that_one_stands_in_and_says_so(mini: Path) -> None:
    clean = run("validate", "--no-referee", folder=mini)
    assert clean.stdout == f"nea-data {nea.__version__} in {mini.resolve()}: nothing wrong found.\n"
    path = mini / "data/memberships.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("arf,CHN,1,", "arf,CHN,first,"), encoding="utf-8")
    assert run("validate", "--no-referee", folder=mini).returncode == 1


def test_a_folder_without_a_package_is_told_what_is_expected(tmp_path: Path) -> None:
    said = f"nea-data: {tmp_path / 'datapackage.json'} does not exist: give the folder of a data package"
    for command in ("validate", "verify"):
        result = run(command, str(tmp_path))
        assert result.returncode == 2
        assert result.stderr.startswith(said)


def test_a_command_that_does_not_exist_is_told_the_nearest() -> None:
    result = run("tabels")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith("nea-data: There is no command named 'tabels'. Did you mean 'tables'? There are: ")


@pytest.mark.parametrize("command", [("cite",), ("export",), ("plot",), ("overview",), ("show",)])
def test_help_breaks_no_choice_within_a_word_in_a_narrow_terminal(command: tuple[str, ...]) -> None:
    words = set(run(*command, "--help", width=60).stdout.replace(",", " ").replace(".", " ").split())
    wanted = {
        "cite": "bibtex",
        "export": "sqlite",
        "plot": "two_conditions",
        "overview": "markdown",
        "show": "markdown",
    }
    assert wanted[command[0]] in words


def test_rows_are_written_for_a_spreadsheet_program_in_japanese_too(tmp_path: Path) -> None:
    asked = ["meetings", "--where", "framework_id=quad", "--where", "country=日本"]
    kept = nea.load_meetings().query("framework_id == 'quad' and country == 'JPN'")
    said = run("show", *asked, "--lang", "ja", "-o", str(tmp_path / "a.csv"))
    assert said.stdout == f"Wrote {tmp_path / 'a.csv'}: {len(kept)} rows.\n"
    content = (tmp_path / "a.csv").read_bytes()
    assert content.startswith("\ufeff会合ID,".encode())
    assert len(content.decode("utf-8-sig").splitlines()) == len(kept) + 1
    run("sql", "SELECT meeting_id, ordinal FROM meetings LIMIT 3", "-o", str(tmp_path / "b.xlsx"))
    sheet = openpyxl.load_workbook(tmp_path / "b.xlsx")["rows"]
    assert [cell.value for cell in sheet[1]] == ["meeting_id", "ordinal"]
    assert sheet.max_row == 4
    refused = run("sql", "SELECT 1", "-o", str(tmp_path / "c.txt"))
    assert (refused.returncode, "expected .csv or .xlsx" in refused.stderr) == (2, True)


def test_language_is_that_of_the_environment_unless_it_is_given() -> None:
    japanese = run("show", "frameworks", "--limit", "1", lang="ja")
    english = run("show", "frameworks", "--limit", "1", "--lang", "en", lang="ja")
    assert "枠組みID" in japanese.stdout
    assert "枠組みID" not in english.stdout


def test_a_year_and_the_name_of_a_framework_are_conditions(tmp_path: Path) -> None:
    asked = ["show", "meeting_timeline", "--where", "framework_id=日韓関係", "--where", "start_date=2012"]
    found = json.loads(run(*asked, "--format", "json").stdout)
    assert found
    assert {(row["framework_id"], row["start_date"][:4]) for row in found} == {("jpn-kor-relations", "2012")}
    written = run(*asked, "-o", str(tmp_path / "days.xlsx"))
    assert written.returncode == 0
    head, first = openpyxl.load_workbook(tmp_path / "days.xlsx")["meeting_timeline"].iter_rows(max_row=2)
    day = first[[cell.value for cell in head].index("start_earliest")]
    assert day.is_date


def test_plot_draws_chosen_frameworks_and_refuses_where_there_is_no_choice(tmp_path: Path) -> None:
    some = run("plot", "timeline", "-o", str(tmp_path / "some.svg"), "--framework", "arf", "--framework", "tcog")
    every = run("plot", "timeline", "-o", str(tmp_path / "every.svg"))
    assert (some.returncode, every.returncode) == (0, 0)
    assert (tmp_path / "some.svg").stat().st_size < (tmp_path / "every.svg").stat().st_size / 2
    refused = run("plot", "actors", "-o", str(tmp_path / "x.svg"), "--framework", "arf")
    assert (refused.returncode, "it is for membership, rhythm, timeline" in refused.stderr) == (2, True)


def test_the_last_meetings_of_a_city_stand_in_the_order_of_time() -> None:
    columns = "meeting_id,start_date"
    asked = ["show", "meeting_timeline", "--where", "city=Seoul", "--columns", columns, "--format", "json"]
    every = json.loads(run(*asked).stdout)
    assert json.loads(run(*asked, "--limit", "3", "--last").stdout) == every[-3:]
    days = nea.day_bounds(row["start_date"] for row in every)["earliest"].dropna()
    assert days.is_monotonic_increasing
    assert run(*asked, "--last").returncode == 2

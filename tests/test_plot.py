"""The pictures: each is drawn in four languages with every letter in a font, on the Axes given, and holds the data."""

import subprocess
import sys
import warnings
from importlib import import_module
from pathlib import Path

import matplotlib as mpl
import pandas as pd
import pytest

mpl.use("Agg")

import itertools

from matplotlib import pyplot as plt

import nea_data as nea
from nea_data.descriptor import shipped
from nea_data.history import cited_version
from nea_data.plot import style as plot_style
from nea_data.plot.save import save
from nea_data.plot.words import LANGUAGES, WORDS, word

RELATIONS = import_module("nea_data.plot.counterparts").RELATIONS
PICTURES = nea.plot.__all__


@pytest.fixture(autouse=True)
def closed():
    yield
    plt.close("all")


def has_font(lang: str) -> bool:
    try:
        return bool(plot_style.font(lang))
    except nea.NeaDataError:
        return False


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("picture", PICTURES)
def test_picture_has_every_letter_or_says_which_font_to_install(picture: str, lang: str) -> None:
    if not has_font(lang):
        with pytest.raises(nea.NeaDataError, match="install one"):
            getattr(nea.plot, picture)(lang=lang)
        return
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        figure = getattr(nea.plot, picture)(lang=lang).figure
        figure.canvas.draw()
    assert figure.get_figwidth() == plot_style.WIDTH


@pytest.mark.parametrize("picture", PICTURES)
def test_picture_is_drawn_on_the_axes_given(picture: str) -> None:
    _, ax = plt.subplots()
    assert getattr(nea.plot, picture)(ax=ax) is ax


@pytest.mark.parametrize("picture", ["timeline", "rhythm", "membership"])
def test_names_beside_the_rows_do_not_overlap_and_are_not_cut(picture: str) -> None:
    ax = getattr(nea.plot, picture)()
    ax.figure.canvas.draw()
    boxes = sorted((text.get_window_extent() for text in ax.get_yticklabels()), key=lambda box: box.y0)
    assert all(box.x0 >= 0 for box in boxes)
    # A pixel of the empty space above and below letters may be shared.
    assert all(below.y1 <= above.y0 + 1.5 for below, above in itertools.pairwise(boxes))


def test_a_year_of_which_nothing_is_known_bears_a_question_mark() -> None:
    marked = [line for line in nea.plot.two_conditions().lines if line.get_marker() == "$?$"]
    empty = nea.view("trilateral_by_year").query("meetings.isna()")["year"]
    assert [[int(year) for year in line.get_xdata()] for line in marked] == [empty.tolist()]


def test_actors_names_the_states_of_the_region_that_it_leaves_out() -> None:
    ax = nea.plot.actors("2026-06-30", lang="ja")
    drawn = [text.get_text() for text in ax.texts]
    assert "北朝鮮" not in drawn
    assert any("省略" in text and "北朝鮮" in text for text in drawn)
    legend = ax.get_legend()
    assert legend is not None
    assert "2026-06-30" in legend.get_title().get_text()


@pytest.mark.parametrize("picture", ["counterparts", "actors"])
def test_names_round_a_circle_are_not_cut(picture: str) -> None:
    ax = getattr(nea.plot, picture)()
    ax.figure.canvas.draw()
    page = ax.figure.bbox
    boxes = [text.get_window_extent() for text in [*ax.texts, *ax.get_legend().get_texts()]]
    assert all(page.x0 <= box.x0 and box.x1 <= page.x1 and page.y0 <= box.y0 and box.y1 <= page.y1 for box in boxes)


def test_timeline_of_chosen_frameworks_has_a_row_each(mini: Path) -> None:
    ax = nea.plot.timeline(["arf", "six-party-talks"], package=mini)
    assert [text.get_text() for text in ax.get_yticklabels()] == ["Six-Party Talks", "ARF"]
    assert ax.collections


def silences(ax) -> list[tuple[float, float]]:
    """Where each gap in the bars begins and how long it is, in years."""
    quiet = [bar for bar in ax.patches if bar.get_facecolor() == (1, 1, 1, 1)]
    return [(round(bar.get_x(), 1), round(bar.get_width(), 1)) for bar in quiet]


def test_silence_is_a_time_after_the_founding_without_a_held_meeting(mini: Path) -> None:
    ax = nea.plot.timeline(["neacd"], silence=2.5, package=mini)
    assert silences(ax)[:2] == [(1994.4, 2.9), (1997.2, 3.6)]


def test_framework_that_met_long_ago_is_silent_to_the_cut_off() -> None:
    assert silences(nea.plot.timeline(["jpn-rus-incsea"]))[-1] == (2013.8, 12.7)


def test_framework_that_first_met_long_after_its_founding_is_silent_until_then() -> None:
    # Founded in August 1967, the first summit in February 1976.
    assert silences(nea.plot.timeline(["asean"]))[0] == (1967.6, 8.5)


def test_framework_that_ended_is_not_silent_after_its_end() -> None:
    assert silences(nea.plot.timeline(["shanghai-five"])) == []


def test_framework_without_any_meeting_has_an_empty_bar_and_no_silence() -> None:
    ax = nea.plot.timeline(["jpn-usa-kor-missile-warning"])
    (bar,) = ax.patches
    assert bar.get_facecolor()[3] == 0
    assert silences(ax) == []
    assert word("no meeting", "en") in {text.get_text() for text in ax.get_legend().get_texts()}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("picture", ["timeline", "rhythm", "membership", "two_conditions"])
def test_nothing_outside_the_axes_is_cut(picture: str, lang: str) -> None:
    if not has_font(lang):
        pytest.skip(f"no font of this system has the letters of '{lang}'")
    figure = getattr(nea.plot, picture)(lang=lang).figure
    figure.canvas.draw()
    box, page = figure.get_tightbbox(figure.canvas.get_renderer()), figure.bbox_inches
    assert box.x0 >= 0 and box.y0 >= 0 and box.x1 <= page.x1 and box.y1 <= page.y1


def test_rhythm_counts_held_meetings_of_a_year(mini: Path) -> None:
    ax = nea.plot.rhythm(["six-party-talks"], least=1, package=mini)
    first, second, third, *later = ax.collections[0].get_array().ravel().tolist()
    assert (first, second, third, set(later)) == (1, 2, 3, {0})


@pytest.mark.parametrize(
    ("frameworks", "by"), [(["tcog"], "framework"), (["sco"], "series"), (["chn-jpn-kor-trilateral"], "series")]
)
def test_rhythm_draws_also_those_that_meet_seldom(frameworks: list[str], by: str) -> None:
    ax = nea.plot.rhythm(frameworks, by=by)
    drawn = ax.collections[0]
    assert drawn.norm.boundaries[-1] == 16
    assert drawn.get_array().max() < 15


def test_rhythm_refuses_what_it_can_not_draw() -> None:
    for nothing in (["freedom-edge"], []):
        with pytest.raises(nea.NeaDataError, match="smaller least"):
            nea.plot.rhythm(nothing)
    with pytest.raises(nea.UnknownNameError, match="There are: framework, series"):
        nea.plot.rhythm(by="level")


def test_rhythm_is_empty_before_the_founding_and_after_the_end() -> None:
    ax = nea.plot.rhythm(["tcog", "chn-jpn-kor-trilateral"])
    # The row of the TCOG, which met until 2003, and all years of the three countries.
    rows = dict(zip([text.get_text() for text in ax.get_yticklabels()], ax.collections[0].get_array(), strict=True))
    assert rows["TCOG"].mask.tolist() == [year > 2003 for year in range(1999, int(shipped().coded_through[:4]) + 1)]
    assert not rows["China-Japan-ROK trilateral cooperation"].mask.any()


def test_rhythm_keeps_a_meeting_before_the_founding() -> None:
    ax = nea.plot.rhythm(["jpn-chn-macm"])
    held = ax.collections[0].get_array()[0]
    assert held[0] == 1
    assert held.mask.any()


def test_rhythm_names_a_year_without_a_meeting_no_zero() -> None:
    ax = nea.plot.rhythm()
    (bar,) = (other for other in ax.figure.axes if other is not ax)
    assert bar.get_yticklabels()[0].get_text() == "none in\nthe data"


def test_membership_says_in_what_role(mini: Path) -> None:
    ax = nea.plot.membership(actors=["CHN", "JPN"], package=mini)
    assert {text.get_text() for text in ax.get_legend().get_texts()} == {"party", "participant", "convenor"}
    assert [text.get_text() for text in ax.get_xticklabels()] == ["CHN", "JPN"]


def dots(ax) -> list[tuple[int, int]]:
    return [(int(x), int(y)) for line in ax.lines if line.get_marker() == "o" for x, y in line.get_xydata()]


def test_convenor_that_is_no_member_has_a_dot_in_its_cell() -> None:
    ax = nea.plot.membership(["tokyo-defense-forum"], ["CHN", "JPN"])
    columns = [text.get_text() for text in ax.get_xticklabels()]
    assert dots(ax) == [(columns.index("JPN"), 0)]


def test_membership_draws_the_roles_asked_for_alone() -> None:
    ax = nea.plot.membership(roles=["guest", "convenor"], actors=["CHN", "JPN", "asean"])
    assert {text.get_text() for text in ax.get_legend().get_texts()} <= {"guest", "convenor"}
    assert dots(ax)


def test_convenor_has_no_dot_before_it_convened() -> None:
    assert dots(nea.plot.membership(["arf", "tokyo-defense-forum"], ["CHN", "JPN"], on="1995-01-01")) == []


def test_two_conditions_say_what_is_counted_and_what_is_not() -> None:
    ax = nea.plot.two_conditions()
    legends = [ax.get_legend(), *ax.artists]
    assert ax.get_ylabel() == "meetings held in the year"
    assert "exercises (not in the bars)" in {text.get_text() for legend in legends for text in legend.get_texts()}


@pytest.mark.parametrize(
    ("day", "words"), [("2026-06-30", ["to June 2026"]), ("2025-12-31", []), ("2025-12-15", ["to December 2025"])]
)
def test_last_year_is_marked_where_the_coding_ends_within_it(day: str, words: list[str]) -> None:
    _, ax = plt.subplots()
    import_module("nea_data.plot.two_conditions")._cut_off(ax, pd.Timestamp(day), "en")
    assert [text.get_text() for text in ax.get_xticklabels(minor=True)] == words


def test_cut_off_of_two_conditions_is_that_of_the_data() -> None:
    day = nea.sql("SELECT coded_through() AS day")["day"].iloc[0]
    (text,) = nea.plot.two_conditions().get_xticklabels(minor=True)
    assert str(day.year) in text.get_text()
    assert text.get_position()[0] == day.year + day.month / 12


def test_every_role_has_a_look_and_a_word() -> None:
    drawn = {*import_module("nea_data.plot.membership").ROLES, "convenor"}
    assert drawn == set(shipped().table("memberships").field("role").enum)
    assert drawn <= set(WORDS)


def test_every_word_has_four_languages_and_every_code_a_word() -> None:
    assert all(len(forms) == len(LANGUAGES) and all(forms) for forms in WORDS.values())
    relations = shipped().table("counterparts").field("relation").enum
    assert set(relations) == set(RELATIONS)
    assert set(relations) <= set(WORDS)
    assert word("good", "ja") == "良好"


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("counterparts", "relation"),
        ("memberships", "role"),
        ("condition_periods", "state"),
        ("trilateral_scenarios", "cooperation"),
    ],
)
def test_pictures_call_a_code_as_the_codebook_does_in_japanese(table: str, column: str) -> None:
    codes = shipped().table(table).field(column).categories
    assert {code.value: word(code.value, "ja") for code in codes} == {code.value: code.label_ja for code in codes}


def test_same_data_give_the_same_svg(tmp_path: Path, mini: Path) -> None:
    for name in ("a.svg", "b.svg"):
        save("timeline", tmp_path / name, package=mini)
    assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()


@pytest.mark.parametrize("picture", PICTURES)
def test_file_bears_title_and_source_unless_it_is_asked_for_bare(tmp_path: Path, picture: str) -> None:
    source = word("source", "en", version=cited_version(), through=shipped().coded_through)
    with mpl.rc_context({"svg.fonttype": "none"}):
        save(picture, tmp_path / "whole.svg")
        save(picture, tmp_path / "bare.svg", bare=True)
    whole, bare = ((tmp_path / f"{name}.svg").read_text(encoding="utf-8") for name in ("whole", "bare"))
    assert source in whole
    assert word(f"title {picture}", "en") in whole
    assert source not in bare


def test_rhythm_goes_on_to_the_cut_off_through_a_silence() -> None:
    ax = nea.plot.rhythm(["jpn-rus-relations"])
    assert ax.get_xlim()[1] == int(shipped().coded_through[:4]) + 1
    assert ax.get_legend() is None  # one framework, never outside of its life


def test_membership_of_chosen_frameworks_has_their_members_alone() -> None:
    ax = nea.plot.membership(["quad"])
    assert [text.get_text() for text in ax.get_xticklabels()] == ["JPN", "AUS", "IND", "USA"]
    assert ax.figure.get_figheight() >= 2.8


def test_rhythm_of_few_frameworks_keeps_its_steps_apart_and_counts_those_left_out() -> None:
    ax = nea.plot.rhythm(["tcog", "msmt"])
    ax.figure.canvas.draw()
    (bar,) = (other for other in ax.figure.axes if other is not ax)
    boxes = sorted((text.get_window_extent() for text in bar.get_yticklabels()), key=lambda box: box.y0)
    assert all(below.y1 <= above.y0 for below, above in itertools.pairwise(boxes))
    legend = ax.get_legend()
    assert legend is not None
    assert "not shown: 1 with fewer than 5" in legend.get_texts()[-1].get_text()


def test_language_without_a_font_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plot_style, "_has", lambda path, letters: letters.isascii())
    plot_style.font.cache_clear()
    with pytest.raises(nea.NeaDataError, match="fonts-noto-cjk"):
        nea.plot.timeline(lang="ja")
    plot_style.font.cache_clear()


@pytest.mark.parametrize("lang", ["ja", "ko", "zh"])
def test_font_that_draws_boxes_for_every_letter_is_no_font_of_a_language(
    monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    from matplotlib import font_manager

    folder = Path(mpl.get_data_path(), "fonts/ttf")
    plain = font_manager.FontEntry(fname=str(folder / "DejaVuSans.ttf"), name="DejaVu Sans", weight=400)
    # Any name of it: this system's matplotlib may be too old to bring the font itself along.
    boxes = [
        font_manager.FontEntry(fname=f"{name}.ttf", name=name, weight=400)
        for name in ("Last Resort High-Efficiency", "LastResort", ".LastResort", "Adobe Blank")
    ]
    has = plot_style._has
    monkeypatch.setattr(font_manager.fontManager, "ttflist", [plain, *boxes])
    monkeypatch.setattr(plot_style, "_fonts_of_pip", list)
    monkeypatch.setattr(plot_style, "_has", lambda path, letters: path != plain.fname or has(path, letters))
    plot_style.font.cache_clear()
    with pytest.raises(nea.NeaDataError, match=f"letters of '{lang}'"):
        plot_style.font(lang)
    assert plot_style.font("en") == "DejaVu Sans"
    plot_style.font.cache_clear()


def test_unknown_language_names_the_four() -> None:
    with pytest.raises(nea.UnknownNameError, match="en, ja, ko, zh"):
        nea.plot.timeline(lang="fr")


def test_nothing_to_draw_is_one_sentence() -> None:
    for picture in (nea.plot.timeline, nea.plot.rhythm, nea.plot.membership):
        with pytest.raises(nea.UnknownNameError, match="Did you mean 'arf'"):
            picture(["arff"])
        with pytest.raises(nea.NeaDataError, match=r"expected a list, such as \['tcog'\]"):
            picture("tcog")
    with pytest.raises(nea.UnknownNameError, match="Did you mean 'JPN'"):
        nea.plot.membership(actors=["Japan"])
    with pytest.raises(nea.NeaDataError, match="No two states"):
        nea.plot.actors("1800-01-01")


def test_without_matplotlib_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(nea.NeaDataError, match="extra 'plot'"):
        nea.plot.timeline()


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "nea_data", "plot", *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def test_command_writes_the_picture(tmp_path: Path) -> None:
    result = run("two_conditions", "-o", str(tmp_path / "out.svg"))
    assert result.returncode == 0
    assert (tmp_path / "out.svg").read_text(encoding="utf-8").startswith("<?xml")


def test_command_refuses_an_ending_that_is_no_picture(tmp_path: Path) -> None:
    result = run("timeline", "-o", str(tmp_path / "out.txt"))
    assert result.returncode == 2
    assert len(result.stderr.splitlines()) == 1

"""What the page on reliability says around its figures: each draw, who coded it and what followed from it."""

from nea_data.reliability.later_draws import LATER

BEGINNING = """# Reliability

- **First coding:** language models, working framework by framework from sources that they read, under
  [the coding manual](coding-manual.md).
- **Second coding:** language models of the same kind, blind: they saw the manual and the identity of each row
  (framework, series, edition, actor, title), not the first coding, and searched for the sources anew. What they
  remembered could steer their search, so theirs is not independent discovery, and errors that both share do not show.
- **Settling:** a language model that saw both codings and what the sources of each were read to say.
- **Checks:** the rules of `nea-data validate` over all rows. **No row was reviewed by a person.**

One row in five of edition 0.2.0 was drawn: {drawn[main]} rows, of each five rows in the order of their keys one at
random, so that all frameworks have their share
(`nea_data.sampling.one_in(5, table, seed=20261125, version="0.2.0")`). All were coded again: {cells[main]:,} cells,
of which the second coding left {lost[main]} open because no text that it saw gave them.
The compared cells are data: [reliability.csv](reliability.csv); `draw` is `main` for these rows, `after` for those
coded a third time, `final` and `last` for the relations coded twice more, `eighth`, `ninth`, `tenth`, `eleventh`,
`twelfth`, `thirteenth`, `fourteenth`, `fifteenth`, `sixteenth` and `seventeenth` for those drawn from editions 0.8.0,
0.9.0, 0.11.0, 0.13.0, (twice) 0.15.0, 0.19.0, 0.20.0, 0.21.0 and 0.22.0, and `pilot` for the 59 rows of an earlier
trial; each is counted apart.

## Agreement

`equal`: share of equal cells (spelling of places and acronyms aside). `compatible`: counting also dates of which one
lies within the other, because it is coarser. `alpha`: Krippendorff's alpha, nominal, for vocabularies; it is not given
where there are fewer than two codes or ten cells, and says little where one code fills nearly all cells.
`second stands`: cells that the second coding mended or made finer.

{agreement[main]}

What to know when reading it:

- Dates differ mostly because one coding found the day and the other the month: compare `equal` with `compatible`.
- The codes shown to the second coder for `documents.kind` were cut short: several of its {kinds} differences come from
  that, and say so.
- For `counterparts.relation` two frameworks may stand in several relations: a relation that is a row of its own counts
  as agreement. For some cells the identity did not tell which row was meant (a rival date, a second spell, one of
  three statements): they count as differences and say so.
- `format`, `role` of members, `scope` and `legal_status` had been coded anew by rules rewritten after the pilot, before
  the second coding was seen.
- Below 0.90 the rule was rewritten in the manual and the column gone through again by it, whole where the rule
  decides: `attendance.role`, `documents.kind`, `events.category`, `counterparts.since`, and `end_date` where a day is
  not known. Where sources decide (dates, ranks), the cells compared were mended, and others where a better source was
  found: of the four fifths of rows that were not drawn, about as many can be expected to be coarser than the best
  source has them, or empty.

## After the rules were rewritten

From edition 0.3.0, which had been gone through by the new rules, one row in five of five tables, and one in ten of
`memberships`, was drawn with another seed (`one_in(5, table, seed=20261126, version="0.3.0")`) and coded blind by
four language models more, which saw the new rules: {drawn[after]} rows, {cells[after]} cells, {lost[after]} of them
left open. One, which coded most of `memberships`, had looked at the list of founding claims, seven of them dated by
then by another coder; it says that it took no date from there.

{agreement[after]}

- Differences of this draw were settled from the codings and the addresses that the coders gave. Pages were read again
  for six of the dates in `founding_dates` and `memberships`; for the rest they were not, unlike in the draw before.
  What could not be settled so stands as open.
- Dates of founding are equal in four of five and compatible in nearly all: one coding has the month where the other has
  the day, or takes another of two rival proposals. What is left is a matter of sources, not of the rule.
- Dates of joining differ where no text gives an act: bounds are as narrow as the texts that one happens to find. Read
  `[a..b]` as "some time between", and compare `equal` with `compatible`.
- Dates of events differ where the third coding found a finer date than edition 0.3.0 had.
- The end of events was left out: the rules did not say that an event of one day repeats its day, and the coder left it
  empty in 23 of 30. They say it now.
- `counterparts.since` did not reproduce where it was a bound, `[..date]`, as early as the texts that one happened to
  find. The rule was rewritten and the column recoded: see below.
- `attendance` was coded from the notes, which name the person or what happened: its figures say that the codes are
  clear, not that the facts were found again.

| table | row | column | edition 0.3.0 | third | settled |
|---|---|---|---|---|---|
{differences[after]}

## Relations, twice more

By the new rule 40 dates of relations changed: a relation that rests on a framework's making begins with it (a rule of
`nea-data validate`), one that complements has no date, others are dated by an act alone. Then one in five of the
relations, drawn by the keys of edition 0.4.1 (`one_in(5, "counterparts", seed=20261127, version="0.4.1")`), was coded
blind by another language model, from what the note says that the relation consists in, and the cited sources.

{agreement[final]}

The manual says since what sets *implements* from *grew_out_of* and that a wish to coordinate is none; four rows were
recoded by it. By this wording another language model coded one in five of edition 0.5.0
(`one_in(5, "counterparts", seed=20261128, version="0.5.0")`), blind and without looking up anything:

{agreement[last]}

- These coders saw the notes, the founding dates and the titles of sources: the figures say how clear the rule is, not
  that the relations were found anew.
- `since` is below 0.90 where bounds differ by days and where another text dates the act.

| table | row | column | recoded | blind | settled |
|---|---|---|---|---|---|
{differences[final]}
{differences[last]}

"""
PAGE = (
    BEGINNING
    + LATER
    + """\
## Differences and how they were settled

| table | row | column | first | second | settled |
|---|---|---|---|---|---|
{differences[main]}

## The pilot

| table | row | column | first | second | settled |
|---|---|---|---|---|---|
{differences[pilot]}
"""
)

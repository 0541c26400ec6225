"""What the page on reliability says of the draws from edition 0.8.0 on; words.py puts it into the page."""

LATER = """\
## Edition 0.8.0

About four in ten of the meetings, half of the documents and more than half of the attendance of edition 0.8.0 were
added after 0.2.0. One row in twenty of four tables (`one_in(20, table, seed=20261129, version="0.8.0")`) was coded
blind, from sources searched for anew, by two language models that saw the manual and the identity of each row:
{drawn[eighth]} rows, {cells[eighth]} cells, {lost[eighth]} left open because no text that they saw gave them.

{agreement[eighth]}

- Of the {differ[eighth]} differences {unclear[eighth]} are of identity: the key, a year and a number, did not
  tell which of several meetings of the year or which of two spells was meant. {mended[eighth]} cells were mended
  or completed from the second coding, {open[eighth]} are open, and in the rest the first coding stands, mostly
  because it is finer or rests on a better text.
- Below 0.90 are `role`, `joined` and `left` of members, the dates and `city` of meetings and `kind` of
  documents. The manual says more since on what was unclear: the day of a meeting by video, Panmunjom, Korean
  assistant ministers, a decision that sets a later day. By these wordings no coded cell had to change. `joined`
  differs as in the draws before: bounds are as narrow as the texts that one finds.
- A list of participants that the second coding found narrowed 18 spells more, and a board meeting that the
  table lacked was added.

| table | row | column | first | second | settled |
|---|---|---|---|---|---|
{differences[eighth]}

## Edition 0.9.0

In the draw before, many differences came from identities that did not tell which of several meetings or spells was
meant. Edition 0.9.0 was drawn anew (`one_in(20, table, seed=20261130, version="0.9.0")`), and the two coders, language
models that saw nothing of the data, were told the quarter of the year where a year has several meetings without a
number, and the place of a spell in the order of time: {drawn[ninth]} rows, {cells[ninth]} cells, of which
{lost[ninth]} were left open because no text that they saw gave them. The search ended before the last 23 documents: of
these only `kind` and `legal_status` were coded, from the title and the rules.

{agreement[ninth]}

- Of the {differ[ninth]} differences {unclear[ninth]} are of identity still, {mended[ninth]} cells were mended or
  completed from the second coding, {open[ninth]} are open, and in the rest the first coding stands.
- At 0.90 and above now are `role` and `left` of members, `city`, `country`, `mode` and `status` of meetings, and `kind`
  and `legal_status` of documents. Below are the days of meetings and `joined`: matters of sources, not of a code.
  The manual says since in which order a meeting's own text, its secretariat, its host and the press count where their
  days differ; three meetings were coded anew by it, and the other days stand beside the rows as disputes.
- The held meetings of official series whose days or places were coarse were gone through after this draw, as far as
  the search reached, and 15 of them made finer. The manual says since what counts where a body only begins a procedure
  and a memorandum completes it.

| table | row | column | first | second | settled |
|---|---|---|---|---|---|
{differences[ninth]}

## Edition 0.11.0: joining once more

Before this draw the manual said anew how joining is dated where no act is known. One spell in twenty of `memberships`
(`one_in(20, "memberships", seed=20261201, version="0.11.0")`) was coded by a language model that saw the manual and the
identity of each row alone: {drawn[tenth]} rows, {cells[tenth]} cells, {lost[tenth]} left open.

{agreement[tenth]}

- Of the {differ[tenth]} differences {unclear[tenth]} are of identity, in four rows: which of two spells was meant was
  told by the order of entry, and the second coder was left to take that for the order of time. {mended[tenth]} cells
  were mended or made finer from the second coding; in the rest the first coding stands.
- `joined` was far below 0.90 because the column had not yet been gone through by the new wording. It has been since: 96
  bounds that stood by month or year run now from the day of the founding to the first day of the meeting, or to the day
  of the text, that names the member. Where no act is known the dates of two coders still differ by the texts that each
  finds; read them as bounds.

| table | row | column | first | second | settled |
|---|---|---|---|---|---|
{differences[tenth]}

## Edition 0.13.0: days and joining by the rewritten rules

The rules for the days of a meeting and for joining had been written anew, and the columns gone through by them, before
edition 0.13.0. One row in twenty of `meetings` and `memberships` was drawn from it
(`one_in(20, table, seed=20261202, version="0.13.0")`) and coded by three language models that saw the manual and the
identity of each row, told by month or quarter where a year has several meetings without a number, and by the order of
time where an actor has several spells: {drawn[eleventh]} rows, {cells[eleventh]} cells, {lost[eleventh]} left open
because no text that they saw gave them. What a coder gave from memory alone counts as open.

{agreement[eleventh]}

- Of the {differ[eleventh]} differences {mended[eleventh]} cells were mended or made finer from the second coding; cells
  left open: {open[eleventh]}; in the rest the first coding stands.
- The days of meetings and `joined` stay below 0.90 when only equal cells count. In nearly all of these cells one coding
  has the day and the other the month, or one bound lies within the other: see `compatible`. Two days contradict each
  other: in one, two texts of the meeting count differently (the manual says now that the one that counts more days
  stands), in the other a notice has one day and the text of the meeting two. What is left is how far a coder with one
  or two look-ups a row gets, not what the rule says.
- `left` falls below 0.90 by four cells: talks that lapsed and bodies that ended without a text on their end. The manual
  says now what is entered there; no other cell had to change.

| table | row | column | first | second | settled |
|---|---|---|---|---|---|
{differences[eleventh]}

## Edition 0.15.0: meetings added since 0.13.0

Editions 0.14.0 and 0.15.0 added meetings of leaders and ministers and the inter-sessional meetings of the ARF. Of one
meeting in five of 0.15.0 (`one_in(5, "meetings", seed=20261203, version="0.15.0")`) those that 0.13.0 did not have were
coded blind by one language model, told as in the draw before: {drawn[twelfth]} rows, {cells[twelfth]} cells,
{lost[twelfth]} left open because no text that it saw gave them.

{agreement[twelfth]}

- Of the {differ[twelfth]} differences {mended[twelfth]} cells were mended from the second coding; cells left open:
  {open[twelfth]}.
- Four differences are one row: of the two foreign ministers' talks of 1995 the dataset had one and the coder found the
  other, which was missing. No two days of one meeting contradict each other.
- The coder could not tell from the manual whether a visit or only its talks gives the days, nor whether a building may
  stand for its city. The manual says both now; no cell had to change for the first.

| table | row | column | first | second | settled |
|---|---|---|---|---|---|
{differences[twelfth]}

## Edition 0.15.0: documents, events and attendance

With the same seed one row in five of `documents` and `events` and one in fifteen of `attendance` was drawn from 0.15.0
(`one_in(5, "documents", seed=20261203, version="0.15.0")` and the like). The documents and events that 0.13.0 did not
have, and the attendance that no draw had before, were coded blind by two language models, told as before:
{drawn[thirteenth]} rows, {cells[thirteenth]} cells, {lost[thirteenth]} left open because no text that they saw gave
them.

{agreement[thirteenth]}

- Of the {differ[thirteenth]} differences {mended[thirteenth]} cells were mended from the second coding; cells left
  open: {open[thirteenth]}. No two days of one document contradict each other, nor does any rank of a delegation.
- `events.end_date` falls below 0.90: the rule did not say whether what follows from an act belongs to the event, nor
  how one that runs over midnight ends. The rule is written anew, and the column was coded anew by it for all 214
  events: ten more cells changed, and five titles that named more than one act were put as one.
- What else the coders could not tell is in the manual now: action plans and agendas, statements on another text, guests
  from outside the membership, who both hosts and presides, and who counts as keynote.

| table | row | column | first | second | settled |
|---|---|---|---|---|---|
{differences[thirteenth]}

## Edition 0.19.0

One row in 26 of `meetings`, in 30 of `attendance`, in 12 of `frameworks` and in 6 of `events` was drawn from 0.19.0
(`one_in(26, "meetings", seed=20261204, version="0.19.0")` and the like). Those that no draw had before were coded blind
by three language models, told as before: {drawn[fourteenth]} rows, {cells[fourteenth]} cells, {lost[fourteenth]} left
open because no text that they saw gave them.

{agreement[fourteenth]}

- Of the {differ[fourteenth]} differences {mended[fourteenth]} cells were mended from the second coding; cells left
  open: {open[fourteenth]}. The days contradict each other in two meetings: of one the second coder saw the talks before
  it, of the other the host has one day and its academy two.
- The dates of events, by the rule that was written after the draw before, are below 0.90 again: what a government makes
  known before it takes effect, and an act within another, were not provided for. The rule says both now; all 214 events
  were gone through by it, and six of them were dated or titled anew.
- `frameworks.legal_basis` differs in one of five cells. The rule says now that a mandate is no founding text and that a
  concept paper is one; two of the 71 frameworks were recoded by it.
- What else the coders could not tell is in the manual now: places near a city, and special representatives. Where no
  text gives the days of the talks of a visit, three more rows have the days of the visit, as the manual had it already.

| table | row | column | first | second | settled |
|---|---|---|---|---|---|
{differences[fourteenth]}

## Edition 0.20.0

One row in 38 of `meetings`, in 25 of `memberships`, in 12 of `founding_dates`, in 8 of `frameworks` and in 5 of
`events` was drawn from 0.20.0 (`one_in(38, "meetings", seed=20261205, version="0.20.0")` and the like). Those that no
draw had before were coded blind by two language models, told as before: {drawn[fifteenth]} rows, {cells[fifteenth]}
cells, {lost[fifteenth]} left open because no text that they saw gave them, or because they were not told which of two
claims was meant.

{agreement[fifteenth]}

- Of the {differ[fifteenth]} differences {mended[fifteenth]} cells were mended from the second coding; cells left open:
  {open[fifteenth]}.
- The dates of events, by the rule written anew before this edition, agree in 22 of 23 cells. The one that differs is
  a text released in two capitals on two calendar days.
- First days of meetings are equal in 0.80 of the cells. In five meetings the days themselves differ by one: talks
  of two or an opening on the eve, or a day that one text counts and another does not. In the rest one coding is finer.
- `joined` and the dates of founding claims fall short mostly where one coding has bounds or the year alone and the
  other the day: see `compatible`. A second claim can't be told blind from the first: such cells count as open.
- `frameworks.kind` and `legal_basis` differ in one of seven cells, the same row: talks and agreements of two states in
  every field. The first stands.
- The manual says now that what was cancelled or postponed has no mode, and that its days are those last planned; four
  rows were recoded, and a rule finds the next one.

| table | row | column | first | second | settled |
|---|---|---|---|---|---|
{differences[fifteenth]}

## Edition 0.21.0

One row in 38 of `meetings`, in 30 of `documents`, in 40 of `memberships`, in 14 of `founding_dates` and in 8 of
`frameworks` was drawn from 0.21.0 (`one_in(38, "meetings", seed=20261206, version="0.21.0")` and the like). Those that
no draw had before were coded blind by three language models, told as before: {drawn[sixteenth]} rows,
{cells[sixteenth]} cells, {lost[sixteenth]} left open because no text that they saw gave them.

{agreement[sixteenth]}

- Of the {differ[sixteenth]} differences {mended[sixteenth]} cells were mended from the second coding; cells left open:
  {open[sixteenth]}. No day of a meeting was beyond what its sources bear, but one meeting had the days of the visit
  where reports give those of the talks.
- `frameworks.legal_basis` differs in three of eight cells, each a framework that began as practice and had its text
  later. The rule did not provide for that. It is written anew. Of the seventeen official frameworks coded as without
  such a text twelve were looked up by it, and four were recoded: the ARF, the Quad, the North Pacific Coast Guard Forum
  and the Western Pacific Naval Symposium. Five exercises and conferences to which one host invites were not looked up.
- `documents.adopted`, `city` and `country` fall short by three cells each: a text that three ministries signed apart,
  one adopted by video, one whose own day and place no text gives. The manual says now which day counts for the first.
- `joined` falls short where each coder found another bound; the narrower one stands.
- The manual says now that a place that is no city, but all that texts name, stands in `city`.

| table | row | column | first | second | settled |
|---|---|---|---|---|---|
{differences[sixteenth]}

## Edition 0.22.0

One row in 60 of `meetings`, in 50 of `documents`, in 90 of `attendance`, in 40 of `memberships`, in 12 of
`founding_dates` and in 25 of `events` was drawn from 0.22.0 (`one_in(60, "meetings", seed=20261207,
version="0.22.0")` and the like). Those that no draw had before were coded blind by three language models, told as
before: {drawn[seventeenth]} rows, {cells[seventeenth]} cells, {lost[seventeenth]} left open because no text that they
saw gave them.

{agreement[seventeenth]}

- Of the {differ[seventeenth]} differences {mended[seventeenth]} cells were mended from the second coding; cells left
  open: {open[seventeenth]}. One was an error: the second session of the four-party talks ended on 21 March 1998, a
  day later than a report written on the 20th had it. Days of other held meetings that rest on notices or inference
  alone were then sought anew, beginning with the core frameworks.
- Where the first coding had bounds or a month, the second found the day of two bilateral meetings; three cities were
  found. `Hawaii`, all that texts name of eleven meetings, stands in `city` now, as the manual has it.
- `founding_dates.date` differs in six of thirteen cells: in four the line did not tell which proposal or claim was
  meant. What is left is finer in one of the two codings.
- `joined` falls short where each coder found another bound, or where an original participant has the founding date.
- `attendance`, `events` and `memberships.left` have too few cells to say more than that nothing contradicts the rule.
- The manual says now what place and day a text has that was adopted by video or bears the days of its meeting alone,
  and how a delegation without its minister is coded.

| table | row | column | first | second | settled |
|---|---|---|---|---|---|
{differences[seventeenth]}

"""

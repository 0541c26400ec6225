-- A gap is closed on the day on which it was last searched for, or later.
-- ja: 欠落(gaps)を閉じた日(closed_on)は、最後に探した日(searched_on)以後であること。
SELECT 'gaps' AS table_name, gap_id AS record_id, 'closed_on' AS field,
  closed_on || ' (searched_on ' || searched_on || ')' AS found
FROM gaps
WHERE closed_on < searched_on;

# Read every Stata file of a folder with haven and write it as CSV to another: labels for vocabularies, nothing guessed.
# The names after the two folders are those of tables, each of whose columns has a label.
arguments <- commandArgs(trailingOnly = TRUE)
tables <- paste0(arguments[-(1:2)], ".dta")

as_text <- function(column) {
  if (haven::is.labelled(column)) return(as.character(haven::as_factor(column, levels = "labels")))
  if (is.numeric(column)) return(ifelse(is.na(column), NA, format(column, scientific = FALSE, trim = TRUE)))
  as.character(column)
}

for (path in list.files(arguments[1], pattern = "[.]dta$", full.names = TRUE)) {
  rows <- haven::read_dta(path)
  labels <- vapply(rows, function(column) paste0("", attr(column, "label"))[1], character(1))
  stopifnot(!(basename(path) %in% tables) || !any(is.na(labels) | labels == ""))
  out <- file.path(arguments[2], sub("[.]dta$", ".csv", basename(path)))
  texts <- as.data.frame(lapply(rows, as_text), check.names = FALSE)
  write.csv(texts, out, row.names = FALSE, na = "", fileEncoding = "UTF-8")
}

"""The pages of docs/ that tell of the data: what is covered, how far codings agree, what the two-condition model gives.

Each module writes a page or two as Markdown; scripts/build_docs.py puts them into files. Nothing that users of the data
call imports them.
"""

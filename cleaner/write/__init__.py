"""What a run leaves behind: rows, texts, diffs, the account, and the state that lets a run resume."""

from cleaner.write.aside import Aside
from cleaner.write.copies import Text, write_clusters
from cleaner.write.earlier import Texts, read_rows
from cleaner.write.files import Files, Forgetful, Ledger, Wanted
from cleaner.write.folder import Folder, page_path
from cleaner.write.pages import texts_written, write_rejected, write_rows
from cleaner.write.rows import (
    article_row,
    articles_from_rows,
    cluster_row,
    clusters_from_rows,
    collation_row,
    contains_from_rows,
    dumps,
    match_row,
    matches_from_rows,
    missed_row,
    outcome_from_row,
    outcome_row,
    rejected_row,
    removed_rows,
)
from cleaner.write.seen import Seen
from cleaner.write.state import Kept, PageRow, Pages, State, page_row, reading
from cleaner.write.summary import Summary, faults

__all__ = [
    "Aside",
    "Files",
    "Folder",
    "Forgetful",
    "Kept",
    "Ledger",
    "PageRow",
    "Pages",
    "Seen",
    "State",
    "Summary",
    "Text",
    "Texts",
    "Wanted",
    "article_row",
    "articles_from_rows",
    "cluster_row",
    "clusters_from_rows",
    "collation_row",
    "contains_from_rows",
    "dumps",
    "faults",
    "match_row",
    "matches_from_rows",
    "missed_row",
    "outcome_from_row",
    "outcome_row",
    "page_path",
    "page_row",
    "read_rows",
    "reading",
    "rejected_row",
    "removed_rows",
    "texts_written",
    "write_clusters",
    "write_rejected",
    "write_rows",
]

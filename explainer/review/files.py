"""Writes tables as CSV and as one spreadsheet. Every cell is text, and none is a formula."""

import csv
import io
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

from explainer.review.tables import Table

# A spreadsheet runs a cell that starts like this as a formula, also one read from a CSV file.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
WIDEST, NARROWEST = 60, 12  # of a column, in letters


def guarded(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def as_csv(table: Table) -> str:
    """A table as CSV (RFC 4180), with the names of its columns in the first line."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(table.columns)
    writer.writerows([guarded(cell) for cell in row] for row in table.rows)
    return out.getvalue()


def write_spreadsheet(file: Path, tables: Iterable[Table], today: date) -> None:
    """One sheet a table, its first line fixed and with filters. The same input gives the same file.

    Raises ImportError where XlsxWriter is not installed, OSError where the file cannot be written.
    """
    import xlsxwriter  # type: ignore[import-untyped]

    with io.BytesIO() as made:
        book = xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False})
        book.set_properties({"created": datetime(today.year, today.month, today.day)})  # noqa: DTZ001
        heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        cell = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
        for table in tables:
            sheet = book.add_worksheet(table.name)
            for i, column in enumerate(zip(table.columns, *table.rows, strict=True)):
                longest = max(len(line) for text in column for line in text.split("\n") or [""])
                sheet.set_column(i, i, min(max(longest, NARROWEST), WIDEST))
                for number, text in enumerate(column):
                    sheet.write_string(number, i, text, cell if number else heading)
            sheet.freeze_panes(1, 1)
            sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
            sheet.set_landscape()
            sheet.set_paper(9)  # A4
            sheet.fit_to_pages(1, 0)
            sheet.repeat_rows(0)
        book.close()
        file.write_bytes(made.getvalue())

"""A table as Markdown, readable in a terminal."""

from collections.abc import Sequence


def table(head: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    """A Markdown table whose columns line up in a terminal; figures go to the right."""
    widths = [max(map(len, column)) for column in zip(head, *lines, strict=True)]
    right = [bool(lines) and all(line[i][:1].isdigit() for line in lines) for i in range(len(head))]
    under = ["-" * (w - 1) + (":" if r else "-") for w, r in zip(widths, right, strict=True)]

    def drawn(cells: Sequence[str]) -> str:
        padded = (
            cell.rjust(width) if r else cell.ljust(width)
            for cell, width, r in zip(cells, widths, right, strict=True)
        )
        return f"| {' | '.join(padded)} |"

    return "\n".join([drawn(head), drawn(under), *map(drawn, lines)])

"""From the plain tables of the sample files to what a StreamField holds."""

VALUES = {
    "heading": lambda row: row["text"],
    "paragraph": lambda row: row["html"],
    "steps": lambda row: row["items"],
    "questions": lambda row: row["items"],
}


def stream(rows):
    """Return a story. A row holds its block's `type` beside the block's own values."""
    return [(row["type"], value_of(row)) for row in rows]


def value_of(row):
    if row["type"] in VALUES:
        return VALUES[row["type"]](row)
    return {name: value for name, value in row.items() if name != "type"}


def block(name, values):
    """Return a stream of one kind of block."""
    return [(name, value) for value in values]

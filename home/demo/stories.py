"""From the plain tables of the sample files to what a StreamField stores."""

import json

VALUES = {
    "heading": lambda row: row["text"],
    "paragraph": lambda row: row["html"],
    "steps": lambda row: row["items"],
    "questions": lambda row: row["items"],
}


def stream(rows):
    """Return a story as JSON. A row holds its block's `type` beside the block's own values."""
    return json.dumps([{"type": row["type"], "value": value_of(row)} for row in rows])


def value_of(row):
    if row["type"] in VALUES:
        return VALUES[row["type"]](row)
    return {name: value for name, value in row.items() if name != "type"}


def block(name, values):
    """Return a stream of one kind of block as JSON."""
    return json.dumps([{"type": name, "value": value} for value in values])

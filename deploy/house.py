"""`make house`: the size of the house in numbers, so that growth is seen before it is felt."""

import ast
import statistics
import tomllib

import grimp

from deploy.local_site import ROOT

NOT_OURS = {"var", "node_modules"}


def main():
    for name, value in rows():
        print(f"{name:<34} {value}")


def rows():
    """Yield (name, value) for every line of the table."""
    python, css = lines_of(".py"), lines_of(".css")
    templates = lines_of(".html")
    migrations = {file: lines for file, lines in python.items() if "migrations" in file.parts}
    tests = {file: lines for file, lines in python.items() if file.parts[0] == "tests"}
    source = {file: lines for file, lines in python.items() if file not in migrations | tests}
    sizes = sorted(lines for lines in source.values() if lines)
    total, in_tests = sum(sizes), sum(tests.values())
    yield "Python files, empty ones apart", len(sizes)
    yield "  median file", f"{statistics.median(sizes):.0f} lines"
    yield "  90th percentile", f"{statistics.quantiles(sizes, n=10)[-1]:.0f} lines"
    yield "  longest file", longest(source)
    yield "  longest function", longest(functions(source))
    yield "source lines", total
    yield "migration lines", sum(migrations.values())
    yield "test lines", in_tests
    yield "test lines per source line", f"{in_tests / total:.2f}"
    yield "import cycles between apps", len(cycles())
    yield "templates", f"{len(templates)}, longest {longest(templates)}"
    yield "CSS lines", f"{sum(css.values())} in {len(css)} files"


def lines_of(suffix):
    """Return {path from the root: lines} of every file of ours whose name ends in `suffix`."""
    tops = [top for top in ROOT.iterdir() if top.name not in NOT_OURS and not top.name.startswith(".")]
    files = [
        file for top in tops for file in (top, *top.rglob("*")) if file.suffix == suffix and file.is_file()
    ]
    return {file.relative_to(ROOT): file.read_text(encoding="utf-8").count("\n") for file in files}


def functions(files):
    """Return {file:name: lines} of every function, decorators and docstring included."""
    found = {}
    for file in files:
        for node in ast.walk(ast.parse((ROOT / file).read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                found[f"{file}:{node.name}"] = node.end_lineno - node.lineno + 1
    return found


def longest(sizes):
    name = max(sizes, key=sizes.get)
    return f"{name} ({sizes[name]} lines)"


def cycles():
    """Return each pair of apps that import each other, directly or by way of others."""
    packages = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["root_packages"]
    graph = grimp.build_graph(*packages, cache_dir=None)
    for app in packages:
        graph.squash_module(app)
    pairs = [(one, other) for i, one in enumerate(packages) for other in packages[i + 1 :]]
    return [
        (one, other)
        for one, other in pairs
        if graph.chain_exists(one, other) and graph.chain_exists(other, one)
    ]


if __name__ == "__main__":
    main()

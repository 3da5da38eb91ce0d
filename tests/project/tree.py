"""The project's own files, as the checks of this folder read them: sources, imports, functions, strings."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("bot", "coaching", "demo", "handlers", "storage")
"""What is shipped."""

NOT_OURS = re.compile(
    r"(^|/)(\.git|\.venv[^/]*|__pycache__|\.[a-z_]+_cache|\.hypothesis|\.demo|build|dist|[^/]+\.egg-info)(/|$)"
)
MADE_AT_RUN = re.compile(r"\.(db(-wal|-shm)?|key|lock|pyc)$|(^|/)\.env$|(^|/)tombstones\.([^/]*\.)?txt$")


@cache
def files(*folders: str) -> tuple[Path, ...]:
    """Every file that belongs to the project, or to these folders of it."""
    return tuple(path for folder in folders or (".",) for path in _below(ROOT / folder))


def _below(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        name = name_of(path)
        if NOT_OURS.search(name) or MADE_AT_RUN.search(name):
            continue
        if path.is_dir():
            yield from _below(path)
        else:
            yield path


def sources(*folders: str) -> list[Path]:
    """Every Python file of these folders; a missing folder is a fault, not nothing to check."""
    for folder in folders:
        assert (ROOT / folder).is_dir(), f"there is no folder {folder}/"
    return [path for path in files(*folders) if path.suffix == ".py"]


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


@cache
def nodes_of(tree: ast.AST) -> tuple[ast.AST, ...]:
    """Everything in it; many a check looks at every node there is."""
    return tuple(ast.walk(tree))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def place(path: Path, node: ast.expr | ast.stmt | ast.excepthandler | ast.arg) -> str:
    return f"{name_of(path)}:{node.lineno}"


Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(tree: ast.AST) -> Iterator[Function]:
    for node in nodes_of(tree):
        if isinstance(node, Function):
            yield node


def length(function: Function) -> int:
    """Lines from `def` to the end without the docstring: explaining is not held against a function."""
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    if ast.get_docstring(function, clean=False) is None:
        return lines
    docstring = function.body[0]
    return lines - ((docstring.end_lineno or docstring.lineno) - docstring.lineno + 1)


def imported_modules(tree: ast.AST) -> Iterator[tuple[ast.stmt, str]]:
    """Each import with the full name it brings in: `from a import b` is `a.b`."""
    for node in nodes_of(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node, alias.name
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                yield node, f"{node.module}.{alias.name}"


def dotted(node: ast.AST) -> str:
    """`datetime.now` for such an expression, else nothing."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        before = dotted(node.value)
        return f"{before}.{node.attr}" if before else ""
    return ""


def strings(tree: ast.AST) -> Iterator[ast.Constant]:
    """Every string that is a value; docstrings and the strings below dataclass fields are not."""
    bare = {id(node.value) for node in nodes_of(tree) if isinstance(node, ast.Expr)}
    for node in nodes_of(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in bare:
            yield node

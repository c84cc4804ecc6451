# Each goal does its own set-up: Python 3.11, 3.12 or 3.13 and make are enough. Choose with `make test PYTHON=python3.12`.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help demo test coverage mutants fuzz lint fmt rules docs sbom model

help:
	@echo "make demo      run recurnlp on the demo corpus"
	@echo "make test      run the test suite"
	@echo "make coverage  the same, and 95 % of lines and of branches must have run"
	@echo "make mutants   change rules and status in 3,000 ways; the tests should see each"
	@echo "make fuzz      fuzz every reader for FUZZ_SECONDS each (600), on Linux"
	@echo "make lint      style, types, layers"
	@echo "make fmt       format the code"
	@echo "make rules     run the examples of every rule"
	@echo "make docs      build the documentation: site/index.html"
	@echo "make sbom      list all that an installation with every extra brings: sbom.json"
	@echo "make model     train the note classifier anew; MODEL_GOLD names more judged notes"

# pip is asked for, not python: an interrupted set-up leaves a python without pip.
$(INSTALLED): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' \
		|| { echo "recurnlp needs Python 3.11, 3.12 or 3.13; choose one with PYTHON=python3.12" >&2; exit 1; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV)
	@echo "Installing into $(VENV), once: this takes a minute or two" >&2
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --editable '.[dev]'
	@touch $@

demo: $(INSTALLED)
	@$(BIN)/recurnlp demo

# loadfile: what a file's tests share, such as the installed wheel, is made once. tests/conftest.py orders the files.
PARALLEL := --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder
PYTEST_OPTIONS ?=
test: $(INSTALLED)
	@$(BIN)/python -m pytest --quiet $(PARALLEL) $(PYTEST_OPTIONS)

COVERAGE_FLOOR ?= 95
coverage: $(INSTALLED)
	@$(BIN)/python -m pytest --quiet $(PARALLEL) --cov --cov-report=term
	@$(BIN)/coverage json --quiet -o - | $(BIN)/python .ci/coverage_floor.py $(COVERAGE_FLOOR)

# An hour and more on one core. Results are kept in mutants/, from where the next run goes on.
mutants: $(INSTALLED)
	@$(BIN)/mutmut run
	@$(BIN)/mutmut results

# What is found is kept in .fuzz, from where the next run goes on.
FUZZ_SECONDS ?= 600
fuzz: $(INSTALLED)
	@for target in $$($(BIN)/python tests/fuzz/run.py --list); do \
		echo "== $$target"; \
		$(BIN)/python tests/fuzz/run.py $$target -max_total_time=$(FUZZ_SECONDS) -print_final_stats=1 || exit; \
	done

lint: $(INSTALLED)
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@$(BIN)/mypy --strict --no-error-summary src
	@$(BIN)/lint-imports --no-logo

fmt: $(INSTALLED)
	@$(BIN)/ruff check --quiet --fix .
	@$(BIN)/ruff format --quiet .

rules: $(INSTALLED)
	@$(BIN)/recurnlp rules check

# Strict: a link that leads nowhere, or a page that the menu does not know, is an error.
docs: $(INSTALLED)
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict

# An environment of its own, so that the list has what a user gets and no tool of development.
SHIPPED := build/sbom
sbom: $(INSTALLED)
	@$(PYTHON) -m venv --clear --without-pip $(SHIPPED)
	@$(BIN)/python -m pip --python $(SHIPPED) install -qq --disable-pip-version-check \
		'.[classifier,cohort,omop,report,review,spark]'
	@$(BIN)/cyclonedx-py environment $(SHIPPED) --pyproject pyproject.toml --output-reproducible --of JSON -o sbom.json

# docs/classifier.md gives the whole command for the model that ships; its real notes are not part of this repository.
# Each file of corpora/unseen is a source of its own, because each has its author. The tenth, the eleventh and the
# eighteenth to the twentieth are kept to measure with: the model does not learn from them.
UNSEEN := first second third fourth fifth sixth seventh eighth ninth twelfth thirteenth fourteenth fifteenth sixteenth seventeenth
MODEL_GOLD ?=
MODEL_OPTIONS ?=
model: $(INSTALLED)
	@$(BIN)/recurnlp train $(MODEL_GOLD) $(UNSEEN:%=corpora/unseen/%.jsonl) --also corpora/gold \
		-o models/disease_status $(MODEL_OPTIONS) \
		$(foreach name,$(UNSEEN) gold,--licence '$(name)=Apache-2.0, invented') \
		--remark 'First to ninth and twelfth to seventeenth are files of corpora/unseen; all but the first two are by different authors.' \
		--remark 'The rules were written while looking at these notes. What they find in notes that nobody looked at is less right, and so may be what is made of it here.' \
		--remark 'Features, their relative weights and the measure by which settings are chosen were settled while looking at scores on these notes, in folds and by source, so the scores are somewhat too good.'

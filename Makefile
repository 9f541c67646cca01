# `make run` and `make test` need Python 3.11 or newer, pip and make; everything else they set up in .venv.
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$python"; break; }; done)

.PHONY: run test bench test-engines lint types fast format lock clean

run: $(VENV)/run.stamp
	$(BIN)/back-at-ease serve

test: lint types
	$(BIN)/python -m tests.harness.machine
	$(BIN)/pytest -n 2 --dist loadgroup

# What a machine's speed decides, which is never a test: start-up, first paint, ready offline, a routine in real time.
bench: $(VENV)/dev.stamp
	$(BIN)/python -m tests.harness.machine
	$(BIN)/pytest tests/bench -s -o faulthandler_timeout=0

# The offline copy in every engine there is: Chromium, and Firefox and WebKit where they are installed.
test-engines: $(VENV)/dev.stamp
	$(BIN)/python -m tests.harness.machine
	$(BIN)/python -m tests.engines.installed
	$(BIN)/pytest tests/faults tests/engines

fast: $(VENV)/dev.stamp
	$(BIN)/pytest -n 2 -m "not browser"

lint: $(VENV)/dev.stamp
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(VENV)/dev.stamp
	$(BIN)/mypy

format: $(VENV)/dev.stamp
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

# Writes the pinned, hash-checked lists anew after an edit of requirements/*.in.
lock: $(VENV)/lock.stamp
	for list in run dev lock; do $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-emit-find-links --no-header requirements/$$list.in -o requirements/$$list.txt; done

clean:
	rm -rf $(VENV) .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis *.egg-info

$(VENV)/%.stamp: requirements/%.txt pyproject.toml tools/install.sh
	@PYTHON="$(PYTHON)" sh tools/install.sh $(VENV) $<
	@touch $@

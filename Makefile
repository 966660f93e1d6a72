# Every target does its own set-up. The virtual environment is .venv/, so .venv/bin/ndr is the command.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-warn-script-location --require-hashes
EDITABLE := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .

.PHONY: run test check e2e farm bench lock clean
run: .venv/run.stamp
	$(BIN)/ndr serve
test: .venv/dev.stamp
	$(BIN)/pytest -n auto --dist worksteal
check: .venv/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/ndr lint
	$(BIN)/python -m tests.licences
e2e: .venv/e2e.stamp
	$(BIN)/pytest -m e2e
farm: .venv/dev.stamp
	$(BIN)/python -m tests.farm
bench: .venv/bench.stamp
	$(BIN)/python -m benchmarks

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "ndr-bot needs Python 3.11 or newer; name one with: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python's venv is missing. On Debian or Ubuntu: sudo apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv .venv || { rm -rf .venv; exit 1; }
.venv/%.stamp: requirements/%.txt pyproject.toml .venv/bin/python
	$(PIP) -r requirements/$*.txt
	$(EDITABLE)
	touch $@

lock: ## needs uv
	for group in run dev e2e bench; do \
	  only=$$( [ $$group = run ] && echo "--group build" || echo "--group $$group" ); \
	  uv pip compile pyproject.toml $$only --universal --python-version 3.11 --generate-hashes --no-annotate \
	    --no-emit-index-url --custom-compile-command 'make lock' --quiet -o requirements/$$group.txt; \
	done
clean:
	rm -rf .venv var dist build node_modules e2e-out

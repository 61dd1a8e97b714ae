# One command each. Every target first sets up what it needs, in .venv; nothing is installed by hand.
PYTHON ?= python3
PORT ?= 8501
VENV := .venv
BIN := $(VENV)/bin
# The engines we measure ourselves against ask for older libraries than the app has.
BENCH := .venv-bench

.DEFAULT_GOAL := help
.PHONY: help run test check fix bench

help: ## list the commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1  \2/p' $(MAKEFILE_LIST)

run: $(VENV)/.ready ## start the web app on this machine (PORT=8765 for another port)
	@$(BIN)/streamlit run app.py --server.port $(PORT)

check: $(VENV)/.ready ## read all content and say what is wrong with it, and where
	@$(BIN)/python cli.py check

test: $(VENV)/.ready-dev ## run every check and test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python cli.py check
	$(BIN)/python cli.py vignettes
	$(BIN)/python cli.py prove
	@$(BIN)/python tools/find_browser.py
	$(BIN)/pytest -n 2 --dist worksteal

fix: $(VENV)/.ready-dev ## put the code in its usual form, and mend what can be mended by machine
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(BENCH)/.ready ## measure the engine against others
	$(BENCH)/bin/python -m bench.engine

# A stamp file is newer than the list of what was installed, until that list changes.
$(VENV)/bin/python $(BENCH)/bin/python:
	@$(PYTHON) tools/set_up.py create $(@:/bin/python=)

$(VENV)/.ready: requirements.txt constraints.txt screens/component/pyproject.toml | $(BIN)/python
	@$(PYTHON) tools/set_up.py install $(VENV) requirements.txt
	@touch $@

$(VENV)/.ready-dev: requirements-dev.txt $(VENV)/.ready
	@$(PYTHON) tools/set_up.py install $(VENV) requirements-dev.txt
	@touch $@

$(BENCH)/.ready: requirements-bench.txt | $(BENCH)/bin/python
	@$(PYTHON) tools/set_up.py install $(BENCH) requirements-bench.txt
	@touch $@

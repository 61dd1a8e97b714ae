# One command each. Every target first sets up what it needs, in .venv; nothing is installed by hand.
PYTHON ?= python3
PORT ?= 8501
VENV := .venv
BIN := $(VENV)/bin
# The engines we measure ourselves against ask for older libraries than the app has.
BENCH := .venv-bench

# What Python has compiled is kept, whatever the shell says: without it each command and each server of
# the tests would compile everything again.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run preview review test test-quick test-thorough test-all check fix bench benchdesk benchweb benchstep new-rule new-question
.PHONY: mutants certificates agreement access fuzz screenshots spoken

help: ## list the commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1  \2/p' $(MAKEFILE_LIST)

run: $(VENV)/.ready ## start the web app on this machine (PORT=8765 for another port)
	@$(BIN)/streamlit run app.py --server.port $(PORT)

preview: $(VENV)/.ready ## edit the content in the browser: pages, checks, proposals
	@APP_WORKSPACE=content $(BIN)/streamlit run app.py --server.port $(PORT)

review: $(VENV)/.ready-dev ## open the workspace for clinicians who review the rules
	@APP_WORKSPACE=review $(BIN)/streamlit run app.py --server.port $(PORT)

check: $(VENV)/.ready ## read all content and say what is wrong with it, and where
	@$(BIN)/python cli.py check

new-rule: $(VENV)/.ready ## write the stub of a rule (ID=early_scan, IN=symptoms for another file than history)
	@$(BIN)/python cli.py new-rule "$(ID)" $(if $(IN),--in "$(IN)")

new-question: $(VENV)/.ready ## write the stub of a question (ID=scan_booked, IN=this_pregnancy for its section)
	@$(BIN)/python cli.py new-question "$(ID)" $(if $(IN),--in "$(IN)")

test: $(VENV)/.ready-dev ## run every check, and the tests (7 minutes)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python cli.py check --reading-age --spelling --easy-read --accepted --pages
	@$(BIN)/python tests/support/find_browser.py
	@$(BIN)/python tests/support/get_node_programs.py
	$(BIN)/pytest -n 3 --dist worksteal -m "not thorough"

test-quick: $(VENV)/.ready-dev ## run the tests that take no browser, no server and no solver (a minute)
	@$(BIN)/pytest -n 2 --dist worksteal -m "not browser and not slow and not thorough" --ignore tests/browser

test-thorough: $(VENV)/.ready-dev ## run the tests that take long, which `make test` leaves to this (8 minutes)
	@$(BIN)/python tests/support/get_node_programs.py
	$(BIN)/pytest -n 3 --dist worksteal -m thorough

test-all: test test-thorough access mutants agreement ## run the tests, and all that looks at everything (an hour)
	PASTE=all $(BIN)/pytest -n 2 --dist worksteal tests/rules/loading/test_messages.py

fix: $(VENV)/.ready-dev ## put the code in its usual form, and mend what can be mended by machine
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(BENCH)/.ready ## measure the engine against others
	$(BENCH)/bin/python -m bench.engine

mutants: $(VENV)/.ready-dev ## make 900 small slips in the rules, see who notices, and save the figures
	@$(BIN)/python -m tests.mutants --save
	@$(BIN)/python -m tests.mutants.promises
	@$(BIN)/python -m tests.mutants.without_vignettes
	@$(BIN)/python cli.py prove --guards > docs/guards.txt

certificates: $(VENV)/.ready-dev ## write every proof, check it without a solver, spoil 500 of them
	@$(BIN)/python -m tests.certificates

agreement: $(VENV)/.ready-dev ## compare the engine with the proof, tables, the browser and LHC-Forms, on 160,000 people
	@$(BIN)/python tests/support/get_node_programs.py
	@$(BIN)/python -m tests.agreement
	@$(BIN)/python -m tests.populations
	@$(BIN)/python -m tests.walker
	@$(BIN)/python -m tests.lhc_forms

access: $(VENV)/.ready-dev ## look at every page with every rule in every mode (5 minutes)
	ACCESS=all $(BIN)/pytest -n 2 --dist worksteal tests/browser/test_access.py

fuzz: $(VENV)/.ready-dev ## feed each way in 20,000 odd inputs (20 minutes)
	FUZZ=20000 $(BIN)/pytest -p no:xdist tests/fuzz
	FUZZ=2000 $(BIN)/pytest -p no:xdist tests/screens/server/test_hostile.py tests/screens/server/test_hostile_socket.py

screenshots: $(VENV)/.ready-dev ## take a picture of each kind of page (OUT=folder)
	@$(BIN)/python -m tools.screenshots "$(OUT)"

spoken: $(VENV)/.ready-dev ## write down what a screen reader says of each kind of page
	@$(BIN)/python -m tools.spoken

benchstep: $(VENV)/.ready-dev ## say what one step of the web app costs the processor, and where it goes
	$(BIN)/python -m bench.step

benchdesk: $(VENV)/.ready-dev ## measure how long those who edit wait: check, preview, PDF
	$(BIN)/python -m bench.desk

benchweb: $(VENV)/.ready-dev ## measure the web app beside bare Streamlit and a plain page
	$(BIN)/python -m bench.web

# A stamp file is newer than the list of what was installed, until that list changes.
$(VENV)/bin/python $(BENCH)/bin/python:
	@$(PYTHON) tools/set_up.py create $(@:/bin/python=) $(if $(filter file,$(origin PYTHON)),,this)

$(VENV)/.ready: requirements.txt requirements.lock screens/component/pyproject.toml | $(BIN)/python
	@$(PYTHON) tools/set_up.py install $(VENV) requirements.txt
	@touch $@

$(VENV)/.ready-dev: requirements-dev.txt requirements-dev.lock $(VENV)/.ready
	@$(PYTHON) tools/set_up.py install $(VENV) requirements-dev.txt
	@touch $@

$(BENCH)/.ready: requirements-bench.txt requirements-bench.lock | $(BENCH)/bin/python
	@$(PYTHON) tools/set_up.py install $(BENCH) requirements-bench.txt
	@touch $@

PYTHON ?= python3
RUN := .venv/bin/python
export PYTHONDONTWRITEBYTECODE := 1
export PYTHONUTF8 := 1

.DEFAULT_GOAL := help
.PHONY: help run test test-stack test-ci test-long lint format house bench requirements venv venv-dev

help: ## Say what there is
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 16

run: venv ## Start the site with sample content (PORT=8000, VAR_DIR=var)
	@$(RUN) -m deploy.run_local

test: venv-dev ## Check the style and run every test, the browser's included
	@$(RUN) -m deploy.run_tests

test-stack: venv-dev ## Start real servers and test those
	@$(RUN) -m deploy.run_tests stack

test-ci: venv-dev ## Run both, as CI does
	@$(RUN) -m deploy.run_tests ci

test-long: venv-dev ## 2,000 hostile inputs an endpoint and 20,000 tips under fire, on both databases
	@$(RUN) -m deploy.run_tests long
	@TIPS_POSTS=20000 $(RUN) -m pytest -p no:cacheprovider tests/stack/test_tips_survive.py

lint: venv-dev ## Check style and import directions
	@$(RUN) -m deploy.run_tests lint

format: venv-dev ## Put the code into the house's shape
	@$(RUN) -m ruff check --no-cache --fix-only --quiet .
	@$(RUN) -m ruff format --no-cache .

house: venv-dev ## Print the size of the house in numbers
	@$(RUN) -m deploy.house

bench: venv-dev ## Measure requests a second beside an empty view (OPTIONS="hit miss --postgres")
	@$(RUN) -m bench $(OPTIONS)

requirements: venv-dev ## Pin the newest allowed packages in requirements/
	@$(RUN) -m deploy.pin_requirements

venv:
	@$(PYTHON) deploy/make_venv.py base.txt

venv-dev:
	@$(PYTHON) deploy/make_venv.py dev.txt

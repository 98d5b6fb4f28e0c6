# SPDX-License-Identifier: GPL-2.0-or-later
# `make run` and `make test` need nothing but git, make and Python on Debian or Ubuntu.

SHELL := /bin/bash
.DEFAULT_GOAL := help
export RS_ASSISTANT_WORKER_PYTHON ?= $(CURDIR)/.venv/worker/bin/python

DEV := .venv/dev/bin/python
WORKER := .venv/worker/bin/python
QGIS := QT_QPA_PLATFORM=offscreen .venv/qgis/bin/python
# What pytest is given: make test ARGS="-k router"
ARGS ?=

.PHONY: help run demo test test-engine test-worker test-desktop test-matrix check lint format \
        package samples bench evaluate train translations setup setup-lint clean

help:  ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup:  ## install system packages and environments (every command does it when needed)
	@scripts/setup.sh

setup-lint:
	@scripts/setup.sh lint

samples: setup  ## fetch and build the sample imagery and project
	@scripts/samples.sh

run: setup samples  ## open QGIS with the plugin; without a display, play the conversation
	@$(DEV) scripts/run_desktop.py

demo: setup samples  ## play the scripted conversation under Xvfb, even with a display
	@$(DEV) scripts/run_desktop.py --demo

test: setup samples  ## run every test, headless
	@$(DEV) scripts/run_tests.py $(ARGS)

test-engine: setup  ## only the tests of the engine and of the repository
	@$(DEV) scripts/run_tests.py --only engine $(ARGS)

test-worker: setup  ## only the tests of the worker
	@$(DEV) scripts/run_tests.py --only worker $(ARGS)

test-desktop: setup samples  ## only the tests inside QGIS
	@$(DEV) scripts/run_tests.py --only desktop $(ARGS)

test-matrix: setup samples  ## repeat the QGIS tests in QGIS 3.40, and check enums against PyQt6
	@scripts/test_matrix.sh $(ARGS)

lint: setup-lint  ## ruff and mypy
	@.venv/dev/bin/ruff check .
	@.venv/dev/bin/ruff format --check .
	@$(DEV) -m mypy

format: setup-lint  ## let ruff rewrite
	@.venv/dev/bin/ruff check --fix .
	@.venv/dev/bin/ruff format .

translations: setup  ## bring i18n/*.ts up to date with the code, and check them
	@$(DEV) scripts/translations.py update
	@$(DEV) scripts/translations.py check

check:  ## exactly what CI runs
	@.ci/run

package: setup  ## build/rs_assistant.zip and build/rs_assistant_starter_pack.zip
	@$(DEV) scripts/package.py

bench: setup samples  ## speed figures: build/bench.json
	@.venv/qgis/bin/python -m scripts.bench $(ARGS)

DATA ?= shared/data
OUT ?= build/evaluation.json
evaluate: setup  ## quality figures: make evaluate DATA=<folder> OUT=build/evaluation.json
	@$(DEV) -m rs_assistant.worker.evaluation --data "$(DATA)" --out "$(OUT)" $(ARGS)

train: setup  ## adapt models to a folder of data: make train DATA=<folder>
	@$(WORKER) -m rs_assistant.worker.adaptation --data "$(DATA)" $(ARGS)

clean:  ## remove what was built (environments stay; remove .venv for those)
	@if grep -qF " $(CURDIR)/build/" /proc/mounts 2>/dev/null; then \
	    echo "Something is mounted below build (a make test-matrix that runs or was killed):" \
	        "unmount it first, it may lead back to the repository." >&2; exit 1; fi
	@rm -rf --one-file-system build

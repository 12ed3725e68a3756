# Every target prepares the machine first; when all is there that takes a fraction of a second.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
PY := .venv/bin/python
BIN := .venv/bin
JOBS ?= 2

.PHONY: demo run test check bench soak fuzz screens dist catalogues notices lint types layers clean \
	ready-demo ready-run ready-test

run: ready-run                   ## open the window
	$(BIN)/sijill

demo: ready-demo                 ## the main job, without a screen
	$(PY) tools/demo.py

test: ready-test                 ## every test
	$(BIN)/pytest -n $(JOBS)

check: lint types layers         ## all that must hold before a change goes in
	$(PY) tools/catalogues.py check
	$(PY) tools/notices.py check
	$(BIN)/pytest -n $(JOBS)

lint: ready-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: ready-test
	$(BIN)/mypy

layers: ready-test
	$(BIN)/lint-imports

bench: ready-test                ## figures as ratios; not a test
	$(PY) -m tests.bench

soak: ready-test                 ## what is promised, tried; SAMPLE=1 ONLY=part COUNT=n SEED=n
	$(PY) -m tests.soak $(if $(SAMPLE),--sample) $(if $(ONLY),--only $(ONLY)) \
		$(if $(COUNT),--count $(COUNT)) $(if $(SEED),--seed $(SEED))

fuzz: ready-test                 ## readers of foreign input, guided by coverage; ONLY=reader RUNS=n
	UV_PROJECT_ENVIRONMENT=$(CURDIR)/.venv PATH="$(CURDIR)/build/tools/bin:$$PATH" \
		uv sync --frozen --quiet --inexact --group fuzz
	$(PY) -m tests.soak.fuzz.guided $(if $(ONLY),--only $(ONLY)) $(if $(RUNS),--runs $(RUNS))

screens: ready-test              ## every screen, both directions, into build/screens/
	$(BIN)/pytest -m screens --screens build/screens

catalogues: ready-run            ## collect the texts, check and compile them
	$(PY) tools/catalogues.py extract
	$(PY) tools/catalogues.py check
	$(PY) tools/catalogues.py compile

notices: ready-run               ## write THIRD-PARTY-NOTICES.md
	$(PY) tools/notices.py write

dist: ready-run                  ## wheel and source archive into dist/
	$(PY) tools/wheel.py

clean:
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	rm -rf i18n/*/LC_MESSAGES

ready-demo ready-run ready-test: ready-%:
	@$(PYTHON) tools/bootstrap.py $*

# Gongqi's commands. `make` alone lists them.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

# One folder for all builds, outside the clone; set here and nowhere else.
export CARGO_TARGET_DIR ?= $(HOME)/.cache/gongqi/target
# Where `make setup` puts cargo's tools.
export PATH := $(or $(CARGO_HOME),$(HOME)/.cargo)/bin:$(PATH)

# Arguments of the demo: make demo DEMO_ARGS="--data /srv/demo"
DEMO_ARGS ?=
# The bundle to score: make score BUNDLE=DIR
BUNDLE ?=

# Fills the database that every PostgreSQL test clones. The program is the one
# that the tests' build has left: asking cargo again would build it with other features.
TEMPLATE_CMD := "$$CARGO_TARGET_DIR/debug/gongqi" migrate --database "$${GONGQI_TEST_POSTGRES}gongqi_template"

.PHONY: help setup demo check test test-stages fmt bench-ids bench-orders bench-search bench-analytics bench-review year score mutants docs picture

help: ## this page
	@printf 'Gongqi: the government software marketplace. ARCHITECTURE.md is the map.\n\n'
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1|\2/p' $(firstword $(MAKEFILE_LIST)) | awk -F'|' '{ printf "%-20s %s\n", $$1, $$2 }'
	@printf '\nBuilds go to %s\n' "$$CARGO_TARGET_DIR"

setup: ## install what is missing: system packages, fonts, the tests' PostgreSQL and Chromium, recognition models, cargo's tools
	@scripts/setup

demo: ## build, fill a demo market, serve it and print address and logins (DEMO_ARGS=…)
	@scripts/setup system
	@cargo run --locked -- demo $(DEMO_ARGS)

check: ## before every commit, at most 3 minutes: format, lints, tests on SQLite without a browser
	@cargo fmt --all --check
	@rustfmt --edition 2024 --check $(RULE_FILES)
	@cargo clippy --locked --workspace --all-targets --quiet -- -D warnings
	@GONGQI_TEST_DATABASES=sqlite cargo nextest run --locked --workspace --profile quick

test: ## everything that must hold, in stages with their minutes (at most an hour on a cold machine)
	@scripts/stage test $(MAKE) test-stages

# The cheap stages first; the tests last, so that their summary closes the page.
test-stages:
	@scripts/stage setup scripts/setup
	@scripts/stage fetch cargo fetch --locked --quiet
	@scripts/stage format sh -c 'cargo fmt --all --check && rustfmt --edition 2024 --check $(RULE_FILES)'
	@scripts/stage licences cargo deny --offline --workspace check --hide-inclusion-graph licenses bans sources
	@scripts/stage unused cargo machete --skip-target-dir
	@scripts/stage lints cargo clippy --locked --workspace --all-targets --quiet -- -D warnings
	@RUSTDOCFLAGS='-D warnings' scripts/stage docs cargo doc --locked --workspace --no-deps --quiet
	@scripts/stage build cargo nextest run --locked --workspace --no-run --cargo-quiet
	@scripts/stage doctests cargo test --locked --workspace --doc --quiet
	@GONGQI_PG_FAST=1 GONGQI_TEMPLATE_CMD='$(TEMPLATE_CMD)' scripts/stage tests \
		scripts/with-postgres cargo nextest run --locked --workspace --show-progress none

# The rules of review are named by a macro, which rustfmt does not follow.
RULE_FILES = bid-review/src/rules/*.rs

fmt: ## lay the code out
	@cargo fmt --all
	@rustfmt --edition 2024 $(RULE_FILES)

bench-ids: ## ids as 16 bytes beside ids as text; ends with one JSON line
	@cargo bench --locked --bench ids

bench-orders: ## orders per second beside pgbench and raw commits; ends with one JSON line
	@scripts/setup system
	@scripts/setup peers
	@scripts/with-postgres cargo bench --locked --bench orders

year: ## a year of orders (10,357 of 2,300 agencies) through the API on both databases, sums compared to the cent
	@scripts/setup system
	@GONGQI_YEAR_ORDERS=10357 GONGQI_PG_FAST=1 GONGQI_TEMPLATE_CMD='$(TEMPLATE_CMD)' scripts/with-postgres cargo nextest run --locked --profile year --test market a_year

bench-search: ## 100,000 products searched, beside Groonga and SQLite FTS5; ends with one JSON line
	@cargo bench --locked -p search-index --bench search

bench-analytics: ## 5,000,000 order lines: dashboards, and free groupings beside DuckDB (from PyPI); ends with one JSON line
	@python3 -m venv "$$CARGO_TARGET_DIR/duckdb" && "$$CARGO_TARGET_DIR/duckdb/bin/pip" --quiet install duckdb==2.0.0
	@GONGQI_DUCKDB_PYTHON="$$CARGO_TARGET_DIR/duckdb/bin/python" cargo bench --locked -p market-figures --bench analytics

bench-review: ## pages read per second and errors beside pdftotext, tesseract and ocrmypdf; ends with one JSON line
	@scripts/setup system
	@scripts/setup models
	@scripts/setup peers
	@cargo bench --locked -p bid-review --bench reading

score: ## review a bundle that knows its truth, and score the report: make score BUNDLE=DIR
	@test -f "$(BUNDLE)/truth.json" || { echo 'score: BUNDLE is to be a folder with truth.json and one folder of files per bid'; exit 2; }
	@cargo run --locked --quiet -- review "$(BUNDLE)" --json "$$CARGO_TARGET_DIR/report.json" --html "$$CARGO_TARGET_DIR/report.html"
	@cargo run --locked --quiet -p sample-bids --example score -- "$(BUNDLE)/truth.json" "$$CARGO_TARGET_DIR/report.json"
	@printf 'report: %s and .html\n' "$$CARGO_TARGET_DIR/report.json"

mutants: ## mutation testing of the law, outside the normal run (needs cargo-mutants; more arguments: make mutants ARGS="--file …")
	@command -v cargo-mutants > /dev/null || { echo 'mutants: first run cargo install --locked cargo-mutants'; exit 2; }
	@PROPTEST_CASES=32 cargo mutants -p procurement-law --output "$$CARGO_TARGET_DIR/mutants" $(ARGS)

docs: ## write the generated documents anew, and the code's documentation as pages
	@cargo run --locked --quiet -p procurement-law --example documents -- docs
	@cargo run --locked --quiet -p bid-review --example review_rules_md > docs/RULES-OF-REVIEW.md.new && mv docs/RULES-OF-REVIEW.md.new docs/RULES-OF-REVIEW.md
	@cargo run --locked --quiet -p bid-review --example review_documents_md > docs/DOCUMENTS.md.new && mv docs/DOCUMENTS.md.new docs/DOCUMENTS.md
	@cargo run --locked --quiet --example order_states > docs/ORDER-STATES.md.new && mv docs/ORDER-STATES.md.new docs/ORDER-STATES.md
	@cargo doc --locked --workspace --no-deps
	@printf 'file://%s/doc/gongqi/index.html\n' "$$CARGO_TARGET_DIR"

picture: ## the house drawn from its imports: floors, parts, arrows, sizes
	@cargo nextest run --locked --test architecture --no-capture --cargo-quiet --status-level none -- --exact picture

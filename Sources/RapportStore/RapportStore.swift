// RapportStore: see ARCHITECTURE.md.

// RapportAPI: see ARCHITECTURE.md.

// RapportTypes: see ARCHITECTURE.md.

// Secrets: see ARCHITECTURE.md.

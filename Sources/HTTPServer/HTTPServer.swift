// HTTPServer: see ARCHITECTURE.md.

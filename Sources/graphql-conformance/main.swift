// Speaks the protocol of the conformance vectors on standard input and output.
ConformanceLoop().run()

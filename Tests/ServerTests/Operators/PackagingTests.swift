import Foundation
import Testing

@testable import rapport

@Suite("Packaging")
struct PackagingTests {
    private func text(_ name: String) throws -> String {
        try String(contentsOf: Python.package.appending(path: "packaging/\(name)"), encoding: .utf8)
    }

    @Test func `the settings that are installed are right`() throws {
        let values = try ConfigurationFile.values(in: text("rapport.conf"), of: "rapport.conf")
        var settings = Settings()
        for value in values { #expect(value.setting.take(value.text, &settings)) }
        #expect(settings.database == "/var/lib/rapport/rapport.db")
        #expect(settings.log == .requests)
    }

    @Test(arguments: ["rapport.service", "Dockerfile"])
    func `variables that are set are settings`(file: String) throws {
        let names = try text(file).matches(of: /\bRAPPORT_[A-Z_]+/).map { String($0.output) }
        #expect(!names.isEmpty)
        for name in names { #expect(Setting.all.contains { $0.variable == name }, "\(name)") }
    }
}

import Foundation
import Testing

@testable import rapport

@Suite("The table of settings")
struct SettingsTableTests {
    @Test func `the README has it as 'rapport help --markdown' prints it`() throws {
        let readme = try String(contentsOf: Python.package.appending(path: "README.md"), encoding: .utf8)
        #expect(readme.contains(SettingsTable.markdown), "put what 'rapport help --markdown' prints into README.md")
    }

    @Test(arguments: Setting.all.map(\.name))
    func `every setting has a name of its own, in a file as in the environment`(name: String) throws {
        let named = Setting.all.filter { $0.name == name }
        #expect(named.count == 1)
        let flag = try #require(named.first).flag
        #expect(flag == nil || flag == "--" + name)
    }

    /// So that what `check-config` prints can be read again.
    @Test(arguments: Setting.all.map(\.name))
    func `a value is shown as it is written`(name: String) throws {
        let setting = try #require(Setting.all.first { $0.name == name })
        guard !setting.isSecret, let shown = setting.shown(Settings()) else { return }
        var settings = Settings()
        #expect(setting.take(shown, &settings))
        #expect(setting.shown(settings) == shown)
    }
}

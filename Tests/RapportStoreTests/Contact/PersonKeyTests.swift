import Testing

@testable import RapportStore

@Suite("Names that are alike")
struct PersonKeyTests {
    private func key(_ name: String, _ company: String?) -> String? { PersonKey(name: name, company: company)?.text }

    @Test(arguments: [
        ("Anna Müller", "Acme"), ("ANNA MULLER", "ACME"), ("Mueller, Anna", "acme"), ("Anna Maria Müller", "Acme Inc."),
        ("Dr. Anna M. Müller, PhD", "Acme GmbH"), ("Müller, Dr. Anna", "The Acme Company"),
        ("Anna (Annie) Müller", "Acme, Inc"), ("Anna Müller (she/her)", "Acme Ltd."), ("  Anna   Muller ", "Acme AG"),
        ("Ana Muller", "Acme"),
    ])
    func `spellings of one name at one company have one key`(name: String, company: String) {
        #expect(key(name, company) == "ana muler,acme")
    }

    @Test(arguments: [
        ("Anna Müller", "Zeta"), ("Anne Müller", "Acme"), ("Anna Möller", "Acme"), ("Anna", "Acme"),
        ("Müller", "Acme"), ("Anna Müller", "Acme Labs"),
    ])
    func `other names and other companies have other keys`(name: String, company: String) {
        #expect(key(name, company) != key("Anna Müller", "Acme"))
        #expect(key(name, company) != nil)
    }

    @Test func `without a company there are too many of one name`() {
        #expect(key("Anna Müller", nil) == nil)
        #expect(key("Anna Müller", "…") == nil)
        #expect(key("🙂", "Acme") == nil)
    }

    @Test func `what says little says enough where there is nothing else`() {
        #expect(key("J. R.", "The Company") == key("j r", "the company"))
        #expect(key("Prof", "SE") != key("Dr", "AG"))
    }

    @Test func `names of scripts without case are compared as they are`() {
        #expect(key("王小明", "华为") == key("王小明", "华为"))
        #expect(key("王小明", "华为") != key("王小红", "华为"))
    }
}

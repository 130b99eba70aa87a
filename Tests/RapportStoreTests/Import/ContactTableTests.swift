import RapportTypes
import Testing

@testable import RapportStore

@Suite("ContactTable")
struct ContactTableTests {
    @Test func `any file is read by a mapping of its headings`() throws {
        let rows = try ContactTable.rows(
            of:
                "Who,Mobile,Mail,Remarks,Groups,Where\nAda Byron,+44 20 1,ada@example.org,\"met\nat a fair\",math; Friends;MATH;,London\n",
            mapping: [
                ("who", .name), ("Mobile", .phone), ("Mail", .email), ("Remarks", .notes), ("Groups", .tags),
                ("Where", .company),
            ])
        #expect(
            try rows == [
                ImportedRow(
                    line: 2,
                    outcome: .contact(
                        ImportedContact(
                            name: "Ada Byron", company: "London", email: EmailAddress("ada@example.org"),
                            phone: "+44 20 1", notes: "met\nat a fair", tags: ["math", "Friends"])))
            ])
    }

    @Test func `headings that the file does not have are an error, all of them at once`() {
        #expect(throws: ImportFault.noSuchColumns([0, 2])) {
            try ContactTable.rows(of: "Who\nAda\n", mapping: [("Name", .name), ("WHO", .name), ("Mail", .email)])
        }
    }

    @Test(arguments: ["", "\n\n , \n", "sep=;\n"])
    func `a file without headings is an error`(text: String) {
        #expect(throws: ImportFault.noHeadings) { try ContactTable.rows(of: text, mapping: [("Name", .name)]) }
    }

    @Test func `quoting that is broken is an error, whatever separates`() {
        #expect(throws: ImportFault.unclosedQuote(line: 2)) {
            try ContactTable.rows(of: "Name;Mail\n\"Ada;x\n", mapping: [("Name", .name), ("Mail", .email)])
        }
    }

    private static func contacts(
        _ text: String, _ mapping: ContactTable.Mapping
    ) throws -> [ImportedContact] {
        try ContactTable.rows(of: text, mapping: mapping).compactMap { row in
            if case .contact(let contact) = row.outcome { contact } else { nil }
        }
    }

    @Test(arguments: [
        "Name,Firm\nAda,Acme\n", "Name;Firm\nAda;Acme\n", "Name\tFirm\nAda\tAcme\n",
        "sep=;\r\nName;Firm\r\nAda;Acme\r\n",
        "\u{FEFF}\"Firm\";\"Name\"\n\"Acme\";\"Ada\"\n", "Name, Born;Firm;Name\n1815;Acme;Ada\n",
    ])
    func `commas, semicolons and tabs separate, whichever finds the headings`(text: String) throws {
        #expect(
            try ContactTableTests.contacts(text, [("Name", .name), ("Firm", .company)])
                == [ImportedContact(name: "Ada", company: "Acme")])
    }

    @Test func `columns for one field are joined in the order of the file`() throws {
        #expect(
            try ContactTableTests.contacts(
                "A,B,C,D,E,F,G,H\nAda,Byron,x@example.org,y@example.org,one,two,t1; t2,T2;t3\n",
                [
                    ("B", .lastName), ("A", .firstName), ("D", .email), ("C", .email), ("F", .notes), ("E", .notes),
                    ("H", .tags), ("G", .tags),
                ])
                == [
                    ImportedContact(
                        name: "Ada Byron", email: EmailAddress("x@example.org"), notes: "one\ntwo",
                        tags: ["t1", "t2", "t3"])
                ])
    }

    @Test func `a whole name counts more than its parts`() throws {
        #expect(
            try ContactTableTests.contacts(
                "A,B,C\nAda,Byron,\nAda,Byron,Ada King\n", [("A", .firstName), ("B", .lastName), ("C", .name)])
                == [ImportedContact(name: "Ada Byron"), ImportedContact(name: "Ada King")])
    }

    @Test(arguments: [
        ("a;b", ["a", "b"]), (" a ; ;b;", ["a", "b"]), (#"a\;b;c"#, ["a;b", "c"]), (#"a\\;b"#, [#"a\"#, "b"]),
        (#"a\b;c\"#, [#"a\b"#, #"c\"#]), ("Ä;ä;a", ["Ä"]),
    ])
    func `tags are separated by semicolons, of which one can be escaped`(text: String, tags: [String]) throws {
        #expect(
            try ContactTableTests.contacts(
                "N|T\nAda|\(text)\n".replacing("|", with: "\t"), [("N", .name), ("T", .tags)])[0].tags == tags)
    }

    @Test func `a contact gets fifty tags, and hears of the others`() throws {
        let tags = (1...51).map { "t\($0)" }.joined(separator: ";")
        let rows = try ContactTable.rows(of: "N\tT\nAda\t\(tags)\n", mapping: [("N", .name), ("T", .tags)])
        #expect(rows[0].message == "Left out tags: more than 50.")
        #expect(
            try ContactTableTests.contacts("N\tT\nAda\t\(tags.dropLast(4))\n", [("N", .name), ("T", .tags)])[0].tags
                .count == 50)
    }

    @Test(arguments: [
        ("INDUSTRY_CONTACT", RelationshipType.industryContact), ("Industry Contact", .industryContact),
        ("industrycontact", .industryContact), ("FormerColleague", .formerColleague), (" mentor ", .mentor),
    ])
    func `relationships are read in any spelling`(text: String, relationship: RelationshipType) throws {
        #expect(
            try ContactTableTests.contacts("N,R\nAda,\(text)\n", [("N", .name), ("R", .relationship)])
                == [ImportedContact(name: "Ada", relationship: relationship)])
    }

    @Test func `a relationship that is not known is left out and reported`() throws {
        let rows = try ContactTable.rows(of: "N,R\nAda,Boss\n", mapping: [("N", .name), ("R", .relationship)])
        #expect(rows[0].outcome == .contact(ImportedContact(name: "Ada")))
        #expect(rows[0].message == "Left out the relationship: not a relationship that is known here.")
    }

    @Test func `the apostrophe before a formula is taken off, and no other`() throws {
        #expect(
            try ContactTableTests.contacts(
                "N,P,C,T\n'Ada,'+49 30 1,''=x,O'Neil\n",
                [
                    ("N", .name), ("P", .phone), ("C", .company), ("T", .title),
                ]) == [ImportedContact(name: "'Ada", title: "O'Neil", company: "'=x", phone: "+49 30 1")])
    }

    @Test(arguments: [
        ("=1", "'=1"), ("+49", "'+49"), ("-1", "'-1"), ("@x", "'@x"), ("\tx", "'\tx"), ("\rx", "'\rx"), ("'=1", "''=1"),
        ("a=1", "a=1"), ("'a", "'a"), ("", ""), ("'", "'"),
    ])
    func `what a spreadsheet would compute is guarded, and the guard can be taken off`(cell: String, guarded: String) {
        #expect(FormulaGuard.guarded(cell) == guarded)
        #expect(FormulaGuard.unguarded(guarded) == cell)
    }

    @Test func `text that is too long is left out and reported`() throws {
        let long = String(repeating: "x", count: 201)
        let rows = try ContactTable.rows(of: "N,C\nAda,\(long)\n", mapping: [("N", .name), ("C", .company)])
        #expect(rows[0].outcome == .contact(ImportedContact(name: "Ada")))
        #expect(rows[0].message == "Left out the company: longer than 200 characters.")
    }
}

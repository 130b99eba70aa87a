import RapportTypes
import Testing

@testable import RapportStore

@Suite("LinkedInConnections")
struct LinkedInConnectionsTests {
    private static let header = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"

    private static func contacts(_ text: String) throws -> [ImportedContact] {
        try LinkedInConnections.rows(of: text).compactMap { row in
            if case .contact(let contact) = row.outcome { contact } else { nil }
        }
    }

    @Test func `a row has a person's name, work, addresses and date`() throws {
        let text = """
            Notes:
            "Some email addresses may be absent, ""see"" the help pages"

            First Name,Last Name,URL,Email Address,Company,Position,Connected On
            Mira,Okonkwo,https://www.linkedin.com/in/Mira-Okonkwo/,mira@example.com,"Northlight, Inc.",Manager,03 Mar 2024
            """
        #expect(
            try LinkedInConnections.rows(of: text) == [
                ImportedRow(
                    line: 5,
                    outcome: .contact(
                        ImportedContact(
                            name: "Mira Okonkwo", title: "Manager", company: "Northlight, Inc.",
                            email: EmailAddress("mira@example.com"),
                            linkedInURL: WebURL("https://www.linkedin.com/in/mira-okonkwo"),
                            connectedOn: CalendarDate("2024-03-03"))))
            ])
    }

    @Test(arguments: [
        "\u{FEFF}First Name,Last Name,URL,Email Address,Company,Position,Connected On\r\nA,B,,,,,\r\n",
        "First Name,Last Name,Email Address,Company,Position,Connected On\nA,B,,,,\n",
        "Connected On,Position,Company,Email Address,Last Name,First Name,Mood\n,,,,B,A,fine\n",
        " first name ,LAST NAME,Email Address,Company,Position,Connected On\nA,B\n",
        "Notes:\n\n\n\n\nFirst Name,Last Name,Email Address,Company,Position,Connected On\nA,B,,,,\n",
    ])
    func `columns are mapped by their headings wherever the header is`(text: String) throws {
        #expect(try LinkedInConnectionsTests.contacts(text) == [ImportedContact(name: "A B")])
    }

    @Test func `blank rows do not count, and lines do`() throws {
        let rows = try LinkedInConnections.rows(
            of: LinkedInConnectionsTests.header + "A,B,,,,,\n,,,,,,\n\n , ,,,,,\n\"C\nC\",D,,,,,\nE,,,,,,\n")
        #expect(rows.map(\.line) == [2, 6, 8])
        #expect(rows[1].outcome == .contact(ImportedContact(name: "C C D")))
        #expect(rows[2].outcome == .contact(ImportedContact(name: "E")))
    }

    @Test func `names are not split, reordered or cleaned of what they carry`() throws {
        let contacts = try LinkedInConnectionsTests.contacts(
            LinkedInConnectionsTests.header
                + "Wei,\"Zhang, PMP\",,,,,\n太郎,山田,,,,Designer 🎨,\nSam,O’Neil,,,=SUM(1),+1 Lead,\n")
        #expect(contacts.map(\.name) == ["Wei Zhang, PMP", "太郎 山田", "Sam O’Neil"])
        #expect(contacts[2].company == "=SUM(1)")
        #expect(contacts[2].title == "+1 Lead")
    }

    @Test func `a bad address, date or URL is left out and reported, and its row is kept`() throws {
        let rows = try LinkedInConnections.rows(
            of: LinkedInConnectionsTests.header + "A,B,https://example.com/in/a,not an address,C,D,someday\n")
        #expect(
            rows == [
                ImportedRow(
                    line: 2, outcome: .contact(ImportedContact(name: "A B", title: "D", company: "C")),
                    dropped: [
                        DroppedValue(.email, .invalid(ScalarFault(.emailAddress, .malformed))),
                        DroppedValue(.linkedInURL, .invalid(ScalarFault(.url, .notLinkedIn))),
                        DroppedValue(.connectedOn, .unreadableDate),
                    ])
            ])
        #expect(
            rows[0].message == """
                Left out the email address: expected one email address, such as ada@example.org. \
                Left out the LinkedIn address: must be an address of linkedin.com. \
                Left out the date of connection: not a date that can be read.
                """)
    }

    @Test func `a row without a name, or with one of more than 200 characters, fails`() throws {
        let long = String(repeating: "x", count: 201)
        let rows = try LinkedInConnections.rows(
            of: LinkedInConnectionsTests.header + ",,,a@example.com,,,\n\(long),,,,,,\n")
        #expect(rows.map(\.outcome) == [.failed(.nameMissing), .failed(.nameTooLong)])
        #expect(rows[0].message == "The record has no name.")
        #expect(rows[1].message == "The name is longer than 200 characters.")
    }

    @Test(arguments: [
        ("", ImportFault.noHeader),
        ("Notes:\n", .noHeader),
        ("First Name,Last Name,URL\nA,B,\n", .noHeader),
        ("BEGIN:VCARD\nVERSION:3.0\nEND:VCARD\n", .noHeader),
        (LinkedInConnectionsTests.header + "A,B,,,,,\nC,\"D,,,,,\n", .unclosedQuote(line: 3)),
        ("Notes:\n\"unfinished\nFirst Name,Last Name,URL\n", .unclosedQuote(line: 2)),
    ])
    func `a file that is not of its kind is refused whole`(text: String, fault: ImportFault) {
        #expect(throws: fault) { try LinkedInConnections.rows(of: text) }
    }

    @Test(arguments: [
        ("03 Mar 2024", "2024-03-03"), ("3 March 2024", "2024-03-03"), ("29 Feb 2024", "2024-02-29"),
        ("1/31/18, 4:05 PM", "2018-01-31"), ("12/9/17, 11:59 AM", "2017-12-09"), ("1/31/2018", "2018-01-31"),
        ("7-Feb-22", "2022-02-07"), ("07-feb-2022", "2022-02-07"), ("2024-03-03", "2024-03-03"),
        (" 01 Sept 2020 ", "2020-09-01"),
    ])
    func `dates are read in every form that files have had`(text: String, date: String) throws {
        #expect(try ConnectionDate.read(text) == CalendarDate(date))
    }

    @Test(arguments: [
        "", "someday", "31 Feb 2024", "31/1/18", "1 Foo 2020", "1 M 2020", "1/2", "7-Feb-022", "0 Jan 2020",
    ])
    func `other dates are not`(text: String) {
        #expect(ConnectionDate.read(text) == nil)
    }

    @Test func `a file has a hundred thousand people at most`() throws {
        let text = LinkedInConnectionsTests.header + String(repeating: "A\n", count: 100_000)
        #expect(try LinkedInConnections.rows(of: text).count == 100_000)
        #expect(throws: ImportFault.tooManyRecords(maximum: 100_000)) { try LinkedInConnections.rows(of: text + "A\n") }
    }
}

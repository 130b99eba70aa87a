import RapportTypes
import Testing

@testable import RapportStore

@Suite("VCards")
struct VCardTests {
    private static func contacts(_ text: String) throws -> [ImportedContact] {
        try VCards.rows(of: text).compactMap { row in
            if case .contact(let contact) = row.outcome { contact } else { nil }
        }
    }

    /// A card of version 3.0 with a name and these lines.
    private static func contact(_ lines: String, version: String = "3.0") throws -> ImportedContact {
        let text = "BEGIN:VCARD\r\nVERSION:\(version)\r\nFN:Ada\r\n\(lines)\r\nEND:VCARD\r\n"
        return try #require(contacts(text).first)
    }

    // MARK: Whole files

    @Test func `version 2_1 is read, as phones write it`() throws {
        let text = """
            BEGIN:VCARD
            VERSION:2.1
            N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Lind;Greta;;;
            FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Greta Lind-=C3=85berg
            TEL;CELL:+46555010155
            EMAIL;INTERNET:greta@example.com
            NOTE;ENCODING=QUOTED-PRINTABLE:soft=
             break joined
            END:VCARD

            """
        #expect(
            try VCards.rows(of: text.replacing("\n", with: "\r\n")) == [
                ImportedRow(
                    line: 1,
                    outcome: .contact(
                        ImportedContact(
                            name: "Greta Lind-Åberg", email: EmailAddress("greta@example.com"), phone: "+46555010155",
                            notes: "soft break joined")))
            ])
    }

    @Test func `version 3_0 is read, with groups, types and folding`() throws {
        let text = """
            BEGIN:VCARD
            VERSION:3.0
            N:Okonkwo;Mira;;Dr.;
            FN:Dr. Mira Okonkwo
            ORG:Northlight\\, Inc.;Payments
            TITLE:Engineering Manager
            EMAIL;TYPE=INTERNET,HOME:mira.home@example.org
            EMAIL;TYPE=INTERNET,WORK,PREF:mira@northlight.example.com
            TEL;TYPE=CELL,VOICE:+1 (555) 010-0199
            item1.URL:https://www.linkedin.com/in/mira-okonkwo-0a1b2c3
            item1.X-ABLabel:LinkedIn
            CATEGORIES:mentor,payments
            NOTE:Met at a conference\\; offered an introduction.\\nSecond line with a comma\\, 
             and a folded continuation.
            UID:urn:uuid:6f8e2f0e-2d7e-4f3a-9a55-0c1d2e3f4a5b
            REV:2026-01-02T03:04:05Z
            END:VCARD
            BEGIN:VCARD
            VERSION:3.0
            N:山田太郎;;;
            FN:山田太郎
            ORG:株式会社サンプル
            END:VCARD

            """
        #expect(
            try VCards.rows(of: text) == [
                ImportedRow(
                    line: 1,
                    outcome: .contact(
                        ImportedContact(
                            name: "Dr. Mira Okonkwo", title: "Engineering Manager", company: "Northlight, Inc.",
                            email: EmailAddress("mira@northlight.example.com"), phone: "+1 (555) 010-0199",
                            linkedInURL: WebURL("https://www.linkedin.com/in/mira-okonkwo-0a1b2c3"),
                            notes:
                                "Met at a conference; offered an introduction.\nSecond line with a comma, and a folded continuation.",
                            tags: ["mentor", "payments"], uid: "urn:uuid:6f8e2f0e-2d7e-4f3a-9a55-0c1d2e3f4a5b"))),
                ImportedRow(
                    line: 18, outcome: .contact(ImportedContact(name: "山田太郎", company: "株式会社サンプル"))),
            ])
    }

    @Test func `version 4_0 is read, and a group is left alone`() throws {
        let text = """
            BEGIN:VCARD
            VERSION:4.0
            FN:José Álvarez Peña
            N:Álvarez Peña;José;;;
            ORG;SORT-AS="Bluefin":Bluefin GmbH
            TITLE:Talent Partner
            ROLE:Recruiter
            EMAIL;PREF=2;TYPE=home:jose@example.org
            EMAIL;PREF=1;TYPE=work:jose.alvarez@example.com
            TEL;VALUE=uri;TYPE="voice,cell";PREF=1:tel:+34-555-010-123
            URL;TYPE=work:https://bluefin.example.com
            SOCIALPROFILE;SERVICE-TYPE=LinkedIn:https://www.linkedin.com/in/jose-alvarez
            CATEGORIES:recruiter,berlin
            KIND:individual
            END:VCARD
            BEGIN:VCARD
            VERSION:4.0
            KIND:group
            FN:Recruiters
            MEMBER:urn:uuid:0d9a8c71-5b1f-4a5e-8d0c-8e2f6a7b9c10
            END:VCARD
            """
        let rows = try VCards.rows(of: text)
        #expect(
            try rows == [
                ImportedRow(
                    line: 1,
                    outcome: .contact(
                        ImportedContact(
                            name: "José Álvarez Peña", title: "Talent Partner", company: "Bluefin GmbH",
                            email: EmailAddress("jose.alvarez@example.com"), phone: "+34-555-010-123",
                            linkedInURL: WebURL("https://www.linkedin.com/in/jose-alvarez"),
                            tags: ["recruiter", "berlin"]))),
                ImportedRow(line: 16, outcome: .skipped(.group)),
            ])
        #expect(rows[1].message == "The card is a group of people.")
    }

    @Test func `cards that say nothing do not count, and lines do`() throws {
        let rows = try VCards.rows(
            of: "\u{FEFF}\n  \nbegin:vcard\nversion:3.0\nend:vcard\r\n\rBEGIN:VCARD \r\nFN:Ada\r\nEND:VCARD")
        #expect(rows.map(\.line) == [7])
    }

    @Test func `a card inside of another is no person`() throws {
        let text =
            "BEGIN:VCARD\nVERSION:2.1\nN:Byron;Ada\nAGENT:\nBEGIN:VCARD\nN:Babbage;Charles\nEND:VCARD\nTITLE:Countess\nEND:VCARD\n"
        #expect(try VCardTests.contacts(text) == [ImportedContact(name: "Ada Byron", title: "Countess")])
    }

    @Test(arguments: [
        ("", ImportFault.noCards), ("\n \n", .noCards), ("Name,Mail\nAda,x\n", .textOutsideCard(line: 1)),
        ("BEGIN:VCALENDAR\nEND:VCALENDAR\n", .textOutsideCard(line: 1)),
        ("BEGIN:VCARD\nFN:A\nEND:VCARD\n\nBEGIN:VCARD\nFN:B\n", .unclosedCard(line: 5)),
        ("BEGIN:VCARD\nFN:A\nBEGIN:VCARD\nFN:B\nEND:VCARD\n", .unclosedCard(line: 1)),
        ("BEGIN:VCARD\nFN:A\nEND:VCARD\nEND:VCARD\n", .textOutsideCard(line: 4)),
    ])
    func `a file that is not of its kind or is broken is refused whole`(text: String, fault: ImportFault) {
        #expect(throws: fault) { try VCards.rows(of: text) }
    }

    @Test func `a file has a hundred thousand cards at most`() throws {
        // Blank ones, which are read fast, and count as well.
        let card = "BEGIN:VCARD\nEND:VCARD\n"
        #expect(try VCards.rows(of: String(repeating: card, count: 100_000)) == [])
        #expect(throws: ImportFault.tooManyRecords(maximum: 100_000)) {
            try VCards.rows(of: String(repeating: card, count: 100_001))
        }
    }

    // MARK: Properties

    @Test(arguments: [
        (#"NOTE:a\nb\Nc"#, "a\nb\nc"), (#"NOTE:a\,b\;c\\d\:e"#, #"a,b;c\d:e"#), (#"NOTE:\x \"#, #"\x \"#),
        ("NOTE:a b\r\n  c", "a b c"), ("NOTE:long\r\n er\r\n\tword", "longerword"), ("note:a", "a"),
        ("x.NOTE;LANGUAGE=de:a", "a"), ("NOTE;X=\"a:b;c\":d", "d"), ("NOTE: a:b ", "a:b"),
        ("NOTE:one\r\nNOTE:\r\nNOTE:two", "one\ntwo"), ("NOTE;ENCODING=b:w6k=", "é"),
        ("NOTE;ENCODING=BASE64:w6\r\n  k=", "é"), ("NOTE:a\tb\u{7}c", "a\tbc"),
    ])
    func `notes are unfolded, decoded and unescaped`(lines: String, notes: String) throws {
        #expect(try VCardTests.contact(lines).notes == notes)
    }

    @Test(arguments: [
        ("NOTE;QUOTED-PRINTABLE:a=0D=0Ab", "a\r\nb"), ("NOTE;ENCODING=QUOTED-PRINTABLE:a=3Db=\r\nc=\r\nd", "a=bcd"),
        ("NOTE;ENCODING=quoted-printable;CHARSET=ISO-8859-1:=E9=e8", "éè"),
        ("NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=windows-1252:=80=93x=94", "€“x”"),
        ("NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-15:=A4", "€"),
        ("NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=X-NONE:=C3=A9", "é"),
        ("NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=X-NONE:=E9", "é"), ("NOTE;ENCODING=QUOTED-PRINTABLE:5=4 =", "5=4 ="),
        (#"NOTE:a\;b\,c\nd"#, #"a;b\,c\nd"#), ("NOTE:two \r\n words", "two  words"),
        ("NOTE;BASE64:w6k=\r\n", "é"),
    ])
    func `version 2_1 has its own ways`(lines: String, notes: String) throws {
        #expect(try VCardTests.contact(lines, version: "2.1").notes == notes)
    }

    @Test(arguments: [
        ("FN:A B\nN:X;Y", "A B"), ("N:Byron;Ada;King,Noel;Lady;PhD", "Lady Ada King Noel Byron PhD"),
        ("N:Byron", "Byron"),
        ("FN: \nN:;Ada;;;", "Ada"), ("FN:\nN:;;;;\nORG:Acme;Sales", "Acme"),
        ("N:;;;;\nEMAIL:ada@example.org", "ada@example.org"), ("FN;PREF=2:B\nFN;PREF=1:A", "A"),
        (#"FN:Zhang\, PMP"#, "Zhang, PMP"), ("N:O\\;Neil;Sam", "Sam O;Neil"), ("FN:a\\nb", "a b"),
    ])
    func `the name is as it is written, or put together, or whatever there is`(lines: String, name: String) throws {
        #expect(try VCardTests.contacts("BEGIN:VCARD\n\(lines)\nEND:VCARD\n").map(\.name) == [name])
    }

    @Test func `a card without any name fails`() throws {
        let rows = try VCards.rows(of: "BEGIN:VCARD\nTEL:1\nEND:VCARD\n")
        #expect(rows.map(\.outcome) == [.failed(.nameMissing)])
        #expect(rows[0].message == "The record has no name.")
    }

    @Test(arguments: [
        ("TEL:1\nTEL:2", "1"), ("TEL:1\nTEL;TYPE=PREF:2", "2"), ("TEL;FAX:1\nTEL;CELL:2", "2"), ("TEL;TYPE=FAX:1", "1"),
        ("TEL;PREF=9:1\nTEL;PREF=3:2", "2"), ("TEL;TYPE=FAX,PREF:1\nTEL:2", "2"), ("TEL: tel:+49-30", "+49-30"),
        ("TEL:\nTEL:2", "2"),
    ])
    func `of several numbers the preferred one is taken`(lines: String, phone: String) throws {
        #expect(try VCardTests.contact(lines).phone == phone)
    }

    @Test(arguments: [
        ("URL:https://example.com\nURL:https://de.linkedin.com/in/Ada/", "ada"), ("URL:linkedin.com/in/ada", "ada"),
        (#"URL:https\://www.linkedin.com/in/ada"#, "ada"),
        ("X-SOCIALPROFILE;TYPE=linkedin:http://www.linkedin.com/in/ada", "ada"),
        ("x-socialprofile;type=LinkedIn;x-user=ada:https://www.linkedin.com/in/ada?trk=1", "ada"),
    ])
    func `an address at LinkedIn is found wherever it is`(lines: String, identifier: String) throws {
        #expect(
            try VCardTests.contact(lines).linkedInURL == WebURL("https://www.linkedin.com/in/\(identifier)"))
    }

    @Test func `other addresses are passed over, and what is labelled wrongly is reported`() throws {
        #expect(try VCardTests.contact("URL:https://example.com/in/ada").linkedInURL == nil)
        let rows = try VCards.rows(
            of:
                "BEGIN:VCARD\nFN:Ada\nEMAIL:nobody\nitem1.URL:https://example.com\nitem1.X-ABLabel:_$!<LinkedIn>!$_\nEND:VCARD\n"
        )
        #expect(
            rows[0].message == """
                Left out the email address: expected one email address, such as ada@example.org. \
                Left out the LinkedIn address: must be an address of linkedin.com.
                """)
    }

    @Test func `what a contact does not have is passed over`() throws {
        let photo = String(repeating: "QUJD", count: 20)
        let contact = try VCardTests.contact(
            "PHOTO;ENCODING=b;TYPE=JPEG:\(photo)\n \(photo)\nADR:;;Street;City;;;\nBDAY:1815-12-10\nnot a property\n:x\nX-Y:z"
        )
        #expect(contact == ImportedContact(name: "Ada"))
    }

    @Test func `tags are those of all lists, and the role stands in for a title`() throws {
        let contact = try VCardTests.contact(
            "CATEGORIES:a\\,b,c\nCATEGORIES: A\\,B ,d,,\nROLE:Countess\nEMAIL:mailto:a@example.org")
        #expect(contact.tags == ["a,b", "c", "d"])
        #expect(contact.title == "Countess")
        #expect(contact.email?.text == "a@example.org")
    }

    // MARK: Strangers

    @Test func `of a card five thousand properties are read`() throws {
        func title(behind count: Int) throws -> String? {
            let lines = String(repeating: "X-A:b\n c\n", count: count) + "TITLE:x\n y"
            return try VCardTests.contacts("BEGIN:VCARD\nFN:Ada\n\(lines)\nEND:VCARD\n").first?.title
        }
        #expect(try title(behind: 4998) == "xy")
        #expect(try title(behind: 4999) == nil)
    }

    @Test func `of a property fifty parameters are read`() throws {
        let others = String(repeating: ";X=1", count: 49)
        #expect(try VCardTests.contact("TEL:1\nTEL\(others);TYPE=PREF:2").phone == "2")
        #expect(try VCardTests.contact("TEL:1\nTEL\(others);X=1;TYPE=PREF:2").phone == "1")
        #expect(try VCardTests.contact("TEL\(others);X=1;X=\"a:b;\":2").phone == "2")
    }

    @Test func `random text is read or refused`() {
        var random = SeededNumbers(state: 11)
        let pieces = [
            "BEGIN:VCARD\n", "END:VCARD\n", "VERSION:2.1\n", "N:", "FN", ";", "ENCODING=QUOTED-PRINTABLE", ":", "=",
            "=C3",
            "\\", "\\;", ",", "\n", "\r", " ", "\"", ".", "a", "é", "CATEGORIES:", "TEL;PREF=1:", "ORG:", "UID:x",
        ]
        for _ in 0..<20_000 {
            let count = Int.random(in: 0...30, using: &random)
            let text = (0..<count).map { _ in pieces.randomElement(using: &random)! }.joined()
            _ = try? VCards.rows(of: "BEGIN:VCARD\n" + text + "\nEND:VCARD\n")
            _ = try? VCards.rows(of: text)
        }
    }
}
